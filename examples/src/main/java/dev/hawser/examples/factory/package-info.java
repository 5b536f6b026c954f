/// Objects that are made at a server for its clients, and stay there.
///
///     ./hawser example factory server
///     ./hawser example factory client ADDRESS
///
/// Nothing is to be switched on: objects of an interface marked `@Remote` go as proxies, everything
/// else as a copy.
package dev.hawser.examples.factory;
