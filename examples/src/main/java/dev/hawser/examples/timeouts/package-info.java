/// Calls that take too long: given up at both ends, and their answers never taken for others. Run
/// `./hawser example timeouts server`, and in another terminal, with the address that it prints,
/// `./hawser example timeouts client ADDRESS`.
package dev.hawser.examples.timeouts;
