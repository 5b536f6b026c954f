package dev.hawser.internal.space;

import dev.hawser.Peer;

/// Lets tests of other packages see what runs for a peer.
public final class RunningCalls {
  private RunningCalls() {}

  /// How many calls of the other end run at this one.
  public static int at(Peer peer) {
    return ((LinkedPeer) peer).link().calls().running();
  }
}
