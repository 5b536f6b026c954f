/// Calls that take too long: given up at both ends, and their answers never taken for others.
///
///     ./hawser example timeouts server
///     ./hawser example timeouts client ADDRESS
package dev.hawser.examples.timeouts;
