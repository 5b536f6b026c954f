package dev.hawser.internal.space.server;

import dev.hawser.HawserException;
import dev.hawser.Limits;
import dev.hawser.RefusedException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.space.map.Cell;
import dev.hawser.internal.space.map.Replica;
import dev.hawser.internal.space.protocol.ChangeFlags;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The server's side of one client's following maps: numbers the changes that concern the client
/// and sends them on one stream.
///
/// Numbers are given out before a change is visible to anybody; see {@link Replica}. What is sent
/// meanwhile carries the last of them as its stamp, so it waits at the client for the change.
final class Feed {
  private static final int CHECK_EVERY = 64 << 10;

  private final Session session;
  private final Limits limits;
  private final Stream stream;
  private final AtomicLong numbered = new AtomicLong();
  private final AtomicLong unchecked = new AtomicLong();
  private final AtomicBoolean givenUp = new AtomicBoolean();
  private final ConcurrentHashMap<Integer, FollowedMap> followed = new ConcurrentHashMap<>();

  Feed(Session session, Limits limits) {
    this.session = session;
    this.limits = limits;
    this.stream = session.open(Service.CHANGES, new Silence());
  }

  /// The number of the last change that may be visible to anybody.
  long stamp() {
    return numbered.get();
  }

  /// Begins to send the changes of a map.
  ///
  /// @return the version after which every change will be sent
  long follow(int number, Replica replica, boolean withBefore) {
    FollowedMap map = new FollowedMap(number, replica, withBefore);
    if (followed.putIfAbsent(number, map) != null) {
      throw new RefusedException("a map is followed under the number " + number + " already");
    }
    return replica.follow(map);
  }

  void leave(int number) {
    FollowedMap map = followed.remove(number);
    if (map != null) {
      map.replica.leave(map);
    }
  }

  /// The session is over.
  void end() {
    followed.keySet().forEach(this::leave);
  }

  private void send(Output event) {
    stream.post(event.array(), 0, event.size(), false);
    if (unchecked.addAndGet(event.size()) > CHECK_EVERY) {
      unchecked.set(0);
      // This change itself may be as large as a value may be.
      long behind = stream.backlog() - event.size();
      if (behind > limits.backlogBytes() && givenUp.compareAndSet(false, true)) {
        String reason =
            "the client fell %,d bytes of changes behind, more than the limit of %,d (backlogBytes)"
                .formatted(behind, limits.backlogBytes());
        Threads.start("closing-session", () -> session.close(reason));
      }
    }
  }

  /// One map that the client follows. Used under the replica's lock.
  private final class FollowedMap implements Replica.Follower {
    private final int map;
    private final Replica replica;
    private final boolean withBefore;
    private long number;

    FollowedMap(int map, Replica replica, boolean withBefore) {
      this.map = map;
      this.replica = replica;
      this.withBefore = withBefore;
    }

    @Override
    public void number() {
      number = numbered.incrementAndGet();
    }

    @Override
    public void changed(
        String key, @Nullable Cell before, @Nullable Cell after, long version, long origin) {
      byte[] value = after == null ? null : after.bytes();
      Cell old = withBefore ? before : null;
      Output out = new Output(48 + key.length() + size(value) + size(old));
      out.writeVarLong(number);
      out.writeVarInt(map);
      out.writeByte(
          (value == null ? 0 : ChangeFlags.VALUE) | (old == null ? 0 : ChangeFlags.BEFORE));
      out.writeUtf8(key);
      out.writeVarLong(version);
      out.writeVarLong(origin);
      if (old != null) {
        out.writeVarLong(old.version());
        out.writeVarInt(old.bytes().length);
        out.writeBytes(old.bytes(), 0, old.bytes().length);
      }
      if (value != null) {
        out.writeBytes(value, 0, value.length);
      }
      send(out);
    }

    private static int size(byte @Nullable [] bytes) {
      return bytes == null ? 0 : bytes.length;
    }

    private static int size(@Nullable Cell cell) {
      return cell == null ? 0 : cell.bytes().length + 16;
    }
  }

  /// The client says nothing on this stream.
  private static final class Silence extends Messages {
    Silence() {
      super(0);
    }

    @Override
    public void message(Stream from, Input in) {}

    @Override
    public void failed(Stream from, HawserException reason) {}
  }
}
