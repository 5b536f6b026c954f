/// Calls between a server and a client on a network in memory.
package dev.hawser.internal.call;
