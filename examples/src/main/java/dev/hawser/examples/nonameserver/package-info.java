/// Objects without a name server: a URI says all that a client needs.
///
///     ./hawser example nonameserver server
///     ./hawser example nonameserver client URI
///
/// A server makes up no names for objects, so the program does.
package dev.hawser.examples.nonameserver;
