/// Calls that are not waited for: futures, five at once, batches, chains.
///
///     ./hawser example async server
///     ./hawser example async client ADDRESS
///     ./hawser example async batch ADDRESS
///     ./hawser example async chain ADDRESS
///
/// Futures and chains are Java's own, `CompletableFuture`; the original has its own.
package dev.hawser.examples.async;
