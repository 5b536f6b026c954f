/// A program whose standard input and output are in another process: it asks there, and is answered
/// there. Run `./hawser example terminal server`, and in another terminal, with the address that it
/// prints, `./hawser example terminal program ADDRESS`; then answer in the first. Without an
/// address the program asks where it is. Java's streams are classes, not interfaces, so two small
/// ones stand between them and the remote object.
package dev.hawser.examples.terminal;
