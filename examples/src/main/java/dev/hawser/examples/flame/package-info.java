/// Using what a server has without a line of code written for it: its classes, its Java, a console.
/// Run `./hawser example flame server` (which refuses it all) or `./hawser example flame server
/// open`, and in other terminals `./hawser example flame client ADDRESS`, `… console ADDRESS`.
/// Instead of all modules, single classes are opened; what is more than that goes there as source.
package dev.hawser.examples.flame;
