/// How many calls a second, of twelve kinds, and how many connections; every result is looked at.
///
///     ./hawser example benchmark server
///     ./hawser example benchmark calls ADDRESS 10000
///     ./hawser example benchmark connections ADDRESS 1000
///
/// Java has no named arguments, but the parts of a record have names; and the interface says which
/// methods are one-way.
package dev.hawser.examples.benchmark;
