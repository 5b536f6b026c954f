/// What nobody holds any more is let go, at both ends. Run `./hawser example references server`,
/// and in another terminal, with the address that it prints, `./hawser example references client
/// ADDRESS COUNT`, with as many coins as you like.
package dev.hawser.examples.references;
