/// Futures: of functions of this program, which need no server, and of calls.
///
///     ./hawser example futures local
///     ./hawser example futures server
///     ./hawser example futures client ADDRESS
///
/// Both are Java's own `CompletableFuture`, so what works for one works for the other.
package dev.hawser.examples.futures;
