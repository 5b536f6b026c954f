/// Calls that are not waited for.
package dev.hawser.examples.async;
