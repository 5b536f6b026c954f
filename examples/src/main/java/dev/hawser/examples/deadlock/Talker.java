package dev.hawser.examples.deadlock;

import dev.hawser.object.Remote;

/// One side of a conversation.
@Remote
interface Talker {
  /// Says something to this one, which answers, until enough was said.
  ///
  /// @param other who speaks
  /// @param left how much there is still to say
  /// @return how much was said
  int talk(Talker other, int left);
}
