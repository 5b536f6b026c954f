/// Calls on results that have not arrived yet, all in one round trip. Run `./hawser example
/// pipeline server`, and in another terminal, with the address that it prints, `./hawser example
/// pipeline client ADDRESS`.
package dev.hawser.examples.pipeline;
