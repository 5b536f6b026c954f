/// A program that starts another one, and talks to it over its standard input and output. Run
/// `./hawser example subprocess parent`, or with a command that starts the worker elsewhere:
/// `./hawser example subprocess parent ssh HOST ./hawser example subprocess worker`.
package dev.hawser.examples.subprocess;
