/// What a client leaves open is closed when it is gone. Kill the client, and see. Run `./hawser
/// example tracking server`, and in another terminal, with the address that it prints, `./hawser
/// example tracking client ADDRESS NAME`.
package dev.hawser.examples.tracking;
