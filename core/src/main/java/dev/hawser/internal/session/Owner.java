package dev.hawser.internal.session;

import dev.hawser.DisconnectedException;
import dev.hawser.PeerState;
import org.jspecify.annotations.Nullable;

/// Who hears of a session: of one thing after the other, and of its end even if that came first.
///
/// Noting is allowed under any lock; telling is not.
final class Owner {
  private final Serial notices = new Serial();
  private volatile @Nullable SessionListener listener;
  private @Nullable DisconnectedException unheard;

  /// Sets who hears, once.
  synchronized void listen(SessionListener own) {
    listener = own;
    if (unheard != null) {
      ended(unheard);
    }
  }

  SessionListener listener() {
    SessionListener own = listener;
    if (own == null) {
      throw new IllegalStateException("the session has no listener yet");
    }
    return own;
  }

  /// Notes that the connection was lost or found.
  void changed(PeerState state) {
    notices.add(() -> listener().stateChanged(state));
  }

  /// Notes that the session is over.
  synchronized void ended(DisconnectedException reason) {
    SessionListener told = listener;
    if (told == null) {
      unheard = reason;
    } else {
      notices.add(() -> told.ended(reason));
    }
  }

  /// Tells what was noted.
  void tell() {
    notices.run();
  }
}
