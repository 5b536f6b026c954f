/// A name server under load, with figures.
package dev.hawser.harm.names;
