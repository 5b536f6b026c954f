/// Servers that call their clients back, and failures that both sides hear of. Run `./hawser
/// example callback server`, and in another terminal, with the address that it prints, `./hawser
/// example callback customers ADDRESS`, or `… questions ADDRESS`. The client needs no server of its
/// own: calls go both ways over one connection.
package dev.hawser.examples.callback;
