package dev.hawser.internal.session;

import dev.hawser.HawserException;
import dev.hawser.Limits;
import dev.hawser.PermissionException;
import dev.hawser.internal.wire.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The streams of a session that are open. A client's streams have odd numbers, a server's even
/// ones; numbers come round again after two billion streams.
final class Streams {
  /// The service of streams that send every message back, which answers pings.
  static final int ECHO = 0;

  private final ResumableSession session;
  private final int ours;
  private final int most;
  private final Map<Integer, MultiplexedStream> open = new ConcurrentHashMap<>(2);
  private final AtomicInteger theirs = new AtomicInteger();
  private final Unread unread;
  private int last;

  /// @param client whether this end is the client
  /// @param limits on what the other end may open, and have waiting
  Streams(ResumableSession session, boolean client, Limits limits) {
    this.session = session;
    this.ours = client ? 1 : 0;
    this.most = limits.streams();
    this.unread = new Unread(limits.sessionBytes());
    this.last = client ? -1 : 0;
  }

  /// Opens a stream to the other end; under the outbox's lock.
  MultiplexedStream open(int service, StreamListener listener) {
    do {
      last = last + 2 & Integer.MAX_VALUE;
    } while (last == 0 || open.containsKey(last));
    MultiplexedStream stream = new MultiplexedStream(session, unread, last, service, true);
    stream.listen(listener);
    open.put(last, stream);
    return stream;
  }

  @Nullable MultiplexedStream get(int id) {
    return open.get(id);
  }

  List<MultiplexedStream> all() {
    return List.copyOf(open.values());
  }

  boolean isTheirs(int id) {
    return id > 0 && (id & 1) != ours;
  }

  /// Lets the other end open a stream.
  ///
  /// @return the stream, or null if it was refused, which the other end is told
  @Nullable MultiplexedStream accept(int id, int service, SessionListener owner) {
    MultiplexedStream stream = new MultiplexedStream(session, unread, id, service, false);
    open.put(id, stream);
    if (theirs.incrementAndGet() > most) {
      stream.reset(Frame.REFUSED, "more than " + most + " streams are open");
      return null;
    }
    try {
      stream.listen(service == ECHO ? new Echo() : owner.accept(stream, service));
      return stream;
    } catch (PermissionException e) {
      stream.resetNotPermitted(e);
      return null;
    } catch (RuntimeException e) {
      stream.reset(Frame.REFUSED, String.valueOf(e.getMessage()));
      return null;
    }
  }

  void forget(MultiplexedStream stream) {
    if (open.remove(stream.id(), stream) && isTheirs(stream.id())) {
      theirs.decrementAndGet();
    }
  }

  /// Sends one message back that fits a frame, so that echoes nobody reads cannot pile up.
  private static final class Echo implements StreamListener {
    @Override
    public void received(
        Stream stream, byte[] bytes, int offset, int length, boolean endOfMessage) {
      stream.consumed(length);
      if (endOfMessage) {
        stream.post(Arrays.copyOfRange(bytes, offset, offset + length), 0, length, true);
      } else {
        stream.reset("only a message that fits one frame is echoed");
      }
    }

    @Override
    public void ended(Stream stream) {}

    @Override
    public void failed(Stream stream, HawserException reason) {}
  }
}
