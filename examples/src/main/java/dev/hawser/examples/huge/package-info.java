/// Big values: ten times 5 MB of text, and of bytes. Run `./hawser example huge server`, and in
/// another terminal, with the address that it prints, `./hawser example huge client ADDRESS`. The
/// original's two kinds of bytes are one in Java.
package dev.hawser.examples.huge;
