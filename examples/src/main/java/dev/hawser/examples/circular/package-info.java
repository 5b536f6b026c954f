/// Three processes that call each other in a circle, each while it waits itself. Run `./hawser
/// example hub server`, and in other terminals, with the address that it prints, `./hawser example
/// circular link HUB A B`, `… link HUB B C`, `… link HUB C A`, `… sender HUB A`.
package dev.hawser.examples.circular;
