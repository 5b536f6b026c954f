/// Running things at the other end: source, scripts, commands, functions.
///
///     ./hawser example calls server
///     ./hawser example calls client ADDRESS FOLDER
///     ./hawser example calls nesting ADDRESS
///
/// The server permits it all to those who get in. What the original calls `block=False` is
/// `…Async`.
package dev.hawser.examples.calls;
