/// The demo: everything that Hawser can do, shown and checked between real processes.
///
///     ./hawser demo
///
/// It starts its four processes itself, as `./hawser example demo` does.
package dev.hawser.examples.demo;
