/// Servers that call their clients back, and failures that both sides hear of.
///
///     ./hawser example callback server
///     ./hawser example callback customers ADDRESS
///     ./hawser example callback questions ADDRESS
///
/// The client needs no server of its own: calls go both ways over one connection.
package dev.hawser.examples.callback;
