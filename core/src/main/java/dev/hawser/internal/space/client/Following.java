package dev.hawser.internal.space.client;

import dev.hawser.HawserException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.space.map.Cell;
import dev.hawser.internal.space.map.Replica;
import dev.hawser.internal.space.protocol.ChangeFlags;
import dev.hawser.internal.space.protocol.Progress;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The client's side of following maps: gives each followed map a number, and hands the changes
/// that the server sends under it to whom they concern. See {@link
/// dev.hawser.internal.space.server.Feed} for the other side.
public final class Following {
  /// Somebody who follows a map. Called on the thread that reads.
  @FunctionalInterface
  interface Events {
    /// One key changed.
    void changed(String key, byte @Nullable [] value, long version, long origin);

    /// One key changed, and the server was asked to tell the value before.
    default void changedFrom(
        String key, @Nullable Cell before, byte @Nullable [] value, long version, long origin) {
      changed(key, value, version, origin);
    }
  }

  private static final int LONGEST_KEY = 1 << 20;

  private final Session session;
  private final Progress progress;
  private final Patience patience;
  private final long mostBytes;
  private final AtomicInteger lastNumber = new AtomicInteger();
  private final ConcurrentHashMap<Integer, Events> followed = new ConcurrentHashMap<>();
  private final List<Replica> replicas = new CopyOnWriteArrayList<>();
  private volatile Replica.@Nullable Reason over;

  /// Creates that of one session.
  ///
  /// @param mostBytes the longest message that is read
  public Following(Session session, Progress progress, Patience patience, long mostBytes) {
    this.session = session;
    this.progress = progress;
    this.patience = patience;
    this.mostBytes = mostBytes;
  }

  /// Begins to follow.
  ///
  /// @return the number under which the server is to send changes
  int add(Events events) {
    int number = lastNumber.incrementAndGet();
    followed.put(number, events);
    return number;
  }

  void remove(int number) {
    followed.remove(number);
  }

  /// Takes charge of a replica, which ends with the session.
  void own(Replica replica) {
    replicas.add(replica);
    Replica.Reason reason = over;
    if (reason != null) {
      replica.end(reason);
    }
  }

  /// Begins a conversation about a map.
  Conversation converse() {
    return new Conversation(session, Service.MAP, mostBytes, patience, progress);
  }

  /// The session is over: replicas can no longer be read.
  public void end(Replica.Reason reason) {
    over = reason;
    progress.end();
    replicas.forEach(replica -> replica.end(reason));
  }

  /// Who hears the stream of changes.
  public Messages receiver() {
    return new Messages(mostBytes) {
      @Override
      public void message(Stream stream, Input in) {
        try {
          event(in);
        } catch (ValueException e) {
          // A replica that missed a change would tell lies from then on.
          Threads.start(
              "broken-session",
              () -> session.close("a change could not be read: " + e.getMessage()));
        }
      }

      @Override
      public void failed(Stream stream, HawserException reason) {
        Threads.start(
            "broken-session", () -> session.close("changes were missed: " + reason.getMessage()));
      }
    };
  }

  private void event(Input in) {
    long number = in.readVarLong();
    Events events = followed.get(in.readVarInt());
    int flags = in.readUnsignedByte();
    String key = in.readUtf8(LONGEST_KEY);
    long version = in.readVarLong();
    long origin = in.readVarLong();
    Cell before = null;
    if ((flags & ChangeFlags.BEFORE) != 0) {
      long written = in.readVarLong();
      before = new Cell(in.readBytes(in.readVarInt()), written);
    }
    byte[] value = (flags & ChangeFlags.VALUE) != 0 ? in.readBytes(in.remaining()) : null;
    if (events != null) {
      events.changedFrom(key, before, value, version, origin);
    }
    progress.applied(number);
  }
}
