/// Pipes: conversations between a client and its server.
///
///     ./hawser example pipes server
///     ./hawser example pipes client ADDRESS
package dev.hawser.examples.pipes;
