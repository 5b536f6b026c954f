/// A subprocess as a peer, over its standard streams: the end that starts it, and the end that was
/// started.
package dev.hawser.internal.subprocess;
