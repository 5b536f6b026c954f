/// An integral in a few lines: a function in a map, the points in a queue, the values in another.
///
///     ./hawser example area server
///     ./hawser example area worker ADDRESS
///
/// `./hawser integral` survives more, and shows it.
package dev.hawser.examples.area;
