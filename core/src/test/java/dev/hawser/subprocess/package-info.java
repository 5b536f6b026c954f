/// A subprocess as a peer.
package dev.hawser.subprocess;
