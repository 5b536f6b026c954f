/// A client that goes on when its server was killed and another took its place.
package dev.hawser.examples.reconnect;
