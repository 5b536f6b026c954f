/// Calls that travel together.
package dev.hawser.examples.batch;
