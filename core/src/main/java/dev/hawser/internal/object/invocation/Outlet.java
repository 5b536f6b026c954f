package dev.hawser.internal.object.invocation;

import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.Reply;
import dev.hawser.internal.session.Stream;
import org.jspecify.annotations.Nullable;

/// Where the answer to a call leaves that runs here.
public interface Outlet {
  /// The call has returned something that can travel. Called before the answer leaves.
  ///
  /// @param given as what the answer gives it to the other end, or null if it goes otherwise
  default void returned(@Nullable Object value, @Nullable Given given) {}

  /// Whether anybody learns how the call ended.
  default boolean isHeard() {
    return true;
  }

  /// Here is the answer. Whoever wanted it may have given up.
  void answer(Reply reply);

  /// The answer to the only call of a stream.
  static Outlet to(Stream stream) {
    return reply -> reply.send(stream, true);
  }
}
