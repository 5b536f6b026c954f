/// Three processes that call each other in a circle, each while it waits itself.
///
///     ./hawser example hub server
///     ./hawser example circular link HUB A B
///     ./hawser example circular link HUB B C
///     ./hawser example circular link HUB C A
///     ./hawser example circular sender HUB A
package dev.hawser.examples.circular;
