package dev.hawser.internal.object;

import dev.hawser.Peer;

/// Looks at what one end keeps for the pipelined calls of another.
public final class PromisesKept {
  private PromisesKept() {}

  /// How many results are kept for a peer, or expected by it.
  public static int count(Peer peer) {
    return ((ObjectPeer) peer).objects().home().promises().size();
  }
}
