/// Events: a server tells a client that is doing nothing. Change the file, and see.
///
///     ./hawser example events server
///     ./hawser example events client ADDRESS FILE
package dev.hawser.examples.events;
