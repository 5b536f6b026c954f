/// Futures: of functions of this program, which need no server, and of calls. Run `./hawser example
/// futures local`; or `./hawser example futures server`, and in another terminal, with the address
/// that it prints, `./hawser example futures client ADDRESS`. Both are Java's own
/// `CompletableFuture`, so what works for one works for the other.
package dev.hawser.examples.futures;
