/// Calls that travel together, and end at the first that fails.
///
///     ./hawser example batch server
///     ./hawser example batch client ADDRESS
package dev.hawser.examples.batch;
