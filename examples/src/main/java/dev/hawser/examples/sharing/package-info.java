/// One proxy in the hands of many threads, and objects that want one call at a time.
///
///     ./hawser example sharing server
///     ./hawser example sharing client ADDRESS
///
/// Shared proxies do not make calls wait for each other, as the original's do; only `serial()`
/// objects do.
package dev.hawser.examples.sharing;
