/// Calls that are made and forgotten.
package dev.hawser.examples.oneway;
