/// Objects without a name server: a URI says all that a client needs. Run `./hawser example uris
/// server`, and in another terminal, with a URI that it prints, `./hawser example nonameserver
/// client URI`. A server makes up no names for objects, so the program does.
package dev.hawser.examples.nonameserver;
