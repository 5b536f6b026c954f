/// Calls that are not waited for: futures, five at once, batches, chains. Run `./hawser example
/// async server`, and in another terminal, with the address that it prints, `./hawser example async
/// client ADDRESS`, or `batch` or `chain` instead of `client`. Futures and chains are Java's own,
/// `CompletableFuture`; the original has its own.
package dev.hawser.examples.async;
