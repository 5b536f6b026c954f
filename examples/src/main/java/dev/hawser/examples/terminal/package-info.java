/// A program whose standard input and output are in another process: it asks there, and is answered.
///
///     ./hawser example terminal server
///     ./hawser example terminal program ADDRESS
///
/// Answer in the first terminal. Without an address the program asks where it is.
package dev.hawser.examples.terminal;
