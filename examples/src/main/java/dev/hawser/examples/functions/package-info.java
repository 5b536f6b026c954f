/// Functions and objects that go to the other end and come back as themselves. Run `./hawser
/// example functions server`, and in another terminal, with the address that it prints, `./hawser
/// example functions client ADDRESS`.
package dev.hawser.examples.functions;
