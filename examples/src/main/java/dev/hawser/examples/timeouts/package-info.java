/// Calls that take too long.
package dev.hawser.examples.timeouts;
