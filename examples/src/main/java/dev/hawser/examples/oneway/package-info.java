/// Calls that are made and forgotten; other calls are served meanwhile.
///
///     ./hawser example oneway server
///     ./hawser example oneway client ADDRESS
package dev.hawser.examples.oneway;
