/// Where the processes of other examples meet: a server that has nothing of its own. Run `./hawser
/// example hub server`; its address is what other examples call HUB.
package dev.hawser.examples.hub;
