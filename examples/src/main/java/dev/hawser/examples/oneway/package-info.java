/// Calls that are made and forgotten; other calls are served meanwhile. Run `./hawser example
/// oneway server`, and in another terminal, with the address that it prints, `./hawser example
/// oneway client ADDRESS`.
package dev.hawser.examples.oneway;
