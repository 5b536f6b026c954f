/// Getting connected: a server and its ticket, who comes and goes, who is there, and closing.
///
///     ./hawser example connecting server
///     ./hawser example connecting client TICKET NAME
///     ./hawser example connecting crowd ADDRESS COUNT
///
/// A closed client stays closed: to come back is to connect again, with another number.
package dev.hawser.examples.connecting;
