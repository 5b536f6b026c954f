/// Big values: ten times 5 MB of text, and of bytes.
///
///     ./hawser example huge server
///     ./hawser example huge client ADDRESS
///
/// The original's two kinds of bytes are one in Java.
package dev.hawser.examples.huge;
