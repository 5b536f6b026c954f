/// Prime factors, as a pull model: workers fetch work when they have time for it.
///
///     ./hawser primes dispatcher
///     ./hawser primes worker ADDRESS
///     ./hawser primes client ADDRESS
///
/// Work is taken on a lease: that of a dead worker comes back.
package dev.hawser.examples.primes;
