package dev.hawser.examples.reconnect;

import dev.hawser.object.Idempotent;

/// Answers one question.
interface Oracle {
  /// How the names of all oracles begin.
  String PREFIX = "example.reconnect.";

  /// Which server this is. To ask twice does no harm, so a call whose server is gone may be made
  /// again.
  @Idempotent
  String who();
}
