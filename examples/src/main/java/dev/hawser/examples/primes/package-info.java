/// Prime factors, as a pull model: workers fetch work when they have time for it. Run `./hawser
/// primes dispatcher`, and in other terminals, with the address that it prints, `./hawser primes
/// worker ADDRESS`, as many as you like, and `./hawser primes client ADDRESS`. Work is taken on a
/// lease: that of a dead worker comes back.
package dev.hawser.examples.primes;
