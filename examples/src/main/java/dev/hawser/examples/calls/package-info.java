/// Running things at the other end: source, scripts, commands, functions. Run `./hawser example
/// calls server`, and in other terminals, with the address that it prints, `./hawser example calls
/// client ADDRESS FOLDER` and `./hawser example calls nesting ADDRESS`. The server permits it all
/// to those who get in. What the original calls `block=False` is `…Async`.
package dev.hawser.examples.calls;
