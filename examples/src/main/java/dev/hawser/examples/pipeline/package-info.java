/// Calls on results that have not arrived yet, all in one round trip.
///
///     ./hawser example pipeline server
///     ./hawser example pipeline client ADDRESS
package dev.hawser.examples.pipeline;
