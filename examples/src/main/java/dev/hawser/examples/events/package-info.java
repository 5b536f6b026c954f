/// Events: a server tells a client that is doing nothing.
package dev.hawser.examples.events;
