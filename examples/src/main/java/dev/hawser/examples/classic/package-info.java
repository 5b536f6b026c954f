/// A server that lets its client do anything: run code, evaluate source, hold any object.
///
///     ./hawser example classic server
///     ./hawser example classic client ADDRESS FILE
///
/// It says so itself when it opens: full trust is never the default.
package dev.hawser.examples.classic;
