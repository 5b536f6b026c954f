/// Prime factors, as a pull model: workers fetch work when they have time for it.
package dev.hawser.examples.primes;
