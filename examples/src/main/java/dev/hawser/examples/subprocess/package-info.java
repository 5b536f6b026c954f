/// A program that starts another one, and talks to it over its standard input and output.
///
///     ./hawser example subprocess parent
///     ./hawser example subprocess parent ssh HOST ./hawser example subprocess worker
///
/// The second starts the worker elsewhere.
package dev.hawser.examples.subprocess;
