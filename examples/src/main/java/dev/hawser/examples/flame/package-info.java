/// Using what a server has without a line of code written for it: its classes, its Java, a console.
///
///     ./hawser example flame server open
///     ./hawser example flame client ADDRESS
///     ./hawser example flame console ADDRESS
///
/// Without `open` the server refuses it all. Instead of all modules, single classes are opened;
/// what is more than that goes there as source.
package dev.hawser.examples.flame;
