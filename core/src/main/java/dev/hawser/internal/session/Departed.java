package dev.hawser.internal.session;

import dev.hawser.internal.wire.Handshake.Token;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sessions that were closed of late, so that a client that comes back to one, because the last
/// words were lost with the connection, can be told how it ended.
final class Departed {
  private static final int MOST = 1000;

  private final Map<Long, Past> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Past> eldest) {
          return size() > MOST;
        }
      };

  /// @param token whose holder may know how it ended
  /// @param farewell how it ended
  record Past(Token token, String farewell) {}

  /// Remembers a session, unless it broke, or its visitor may not come in any more.
  synchronized void add(ResumableSession session) {
    String farewell = session.ending().farewell();
    if (farewell != null && !session.visitor().isUnwelcome()) {
      latest.put(session.id(), new Past(session.token(), farewell));
    }
  }

  /// Returns null if there was no such session, or it is forgotten.
  synchronized @Nullable Past find(long id) {
    return latest.get(id);
  }
}
