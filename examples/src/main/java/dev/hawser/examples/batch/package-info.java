/// Calls that travel together, and end at the first that fails. Run `./hawser example batch
/// server`, and in another terminal, with the address that it prints, `./hawser example batch
/// client ADDRESS`.
package dev.hawser.examples.batch;
