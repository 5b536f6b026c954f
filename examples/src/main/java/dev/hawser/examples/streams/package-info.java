/// Results that come one by one, as fast as they are used.
package dev.hawser.examples.streams;
