/// Results that come one by one, as fast as they are used. Run `./hawser example streams server`,
/// and in another terminal, with the address that it prints, `./hawser example streams client
/// ADDRESS`.
package dev.hawser.examples.streams;
