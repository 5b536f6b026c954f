/// Where the processes of other examples meet: a server that has nothing of its own.
///
///     ./hawser example hub server
///
/// Its address is what other examples call HUB.
package dev.hawser.examples.hub;
