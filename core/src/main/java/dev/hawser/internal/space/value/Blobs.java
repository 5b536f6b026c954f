package dev.hawser.internal.space.value;

import dev.hawser.HawserException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// `InputStream`s inside messages. The message holds a number; the bytes follow on a stream of
/// their own, whose first message is the number, pumped by a virtual thread.
public final class Blobs implements Foreign {
  /// How an `InputStream` inside a message begins.
  static final int INPUT_STREAM = 1;

  private static final int CONTENT = 0;
  private static final int END = 1;
  private static final int FAILED = 2;
  private static final int PIECE = (32 << 10) - 64;
  private static final int LONGEST_REASON = 1000;

  private final Session session;
  private final AtomicLong lastNumber = new AtomicLong();

  /// Those of which only the message or only the stream has arrived yet.
  private final ConcurrentHashMap<Long, BlobInput> incoming = new ConcurrentHashMap<>();

  /// Creates those of a session.
  public Blobs(Session session) {
    this.session = session;
  }

  /// What one message sends along.
  public Outgoing outgoing() {
    return new Outgoing();
  }

  // ---- receiving ----

  @Override
  public boolean write(Object value, Output out) {
    return false;
  }

  @Override
  public Object read(Input in) {
    if (in.readUnsignedByte() != INPUT_STREAM) {
      throw new ValueException("malformed value: neither a value nor an InputStream");
    }
    return claim(in.readVarLong());
  }

  /// Finds the blob with a number; whoever comes second takes it out of the waiting ones.
  private BlobInput claim(long number) {
    BlobInput fresh = new BlobInput();
    BlobInput waiting = incoming.putIfAbsent(number, fresh);
    if (waiting == null) {
      return fresh;
    }
    incoming.remove(number, waiting);
    return waiting;
  }

  /// A stream with a blob's bytes begins.
  public StreamListener accept() {
    return new Receiving();
  }

  /// The session is over.
  public void end(HawserException reason) {
    incoming.values().forEach(blob -> blob.fail(new IOException(reason.getMessage(), reason)));
  }

  private final class Receiving implements StreamListener {
    private @Nullable BlobInput blob;
    private boolean insideMessage;

    @Override
    public void received(
        Stream stream, byte[] bytes, int offset, int length, boolean endOfMessage) {
      BlobInput target = blob;
      if (target == null) {
        target = claim(new Input(bytes, offset, length).readVarLong());
        target.begin(stream);
        blob = target;
        stream.consumed(length);
      } else if (insideMessage) {
        target.add(bytes, offset, length);
      } else {
        begun(stream, target, bytes, offset, length);
      }
      insideMessage = !endOfMessage;
    }

    private void begun(Stream stream, BlobInput target, byte[] bytes, int offset, int length) {
      Input in = new Input(bytes, offset, length);
      switch (in.readUnsignedByte()) {
        case CONTENT -> {
          stream.consumed(1);
          target.add(bytes, offset + 1, length - 1);
        }
        case END -> target.end();
        default ->
            target.fail(
                new IOException(
                    "the sender could not read its InputStream: " + in.readUtf8(length)));
      }
    }

    @Override
    public void ended(Stream stream) {
      failed(new IOException("the InputStream's bytes ended before it did"));
    }

    @Override
    public void failed(Stream stream, HawserException reason) {
      failed(new IOException(reason.getMessage(), reason));
    }

    private void failed(IOException reason) {
      if (blob != null) {
        blob.fail(reason);
      }
    }
  }

  // ---- sending ----

  /// The `InputStream`s of one message that is being sent.
  public final class Outgoing implements Foreign {
    private record Pending(long number, InputStream source) {}

    private @Nullable List<Pending> all;

    @Override
    public boolean write(Object value, Output out) {
      if (!(value instanceof InputStream source)) {
        return false;
      }
      long number = lastNumber.incrementAndGet();
      out.writeByte(INPUT_STREAM);
      out.writeVarLong(number);
      if (all == null) {
        all = new ArrayList<>();
      }
      all.add(new Pending(number, source));
      return true;
    }

    @Override
    public Object read(Input in) {
      throw new ValueException("a message being sent is not read");
    }

    /// Begins to pump if the message was sent; else leaves the streams to their owner.
    public void settle(boolean sent) {
      if (all != null && sent) {
        all.forEach(
            blob -> Threads.start("sending-stream", () -> pump(blob.number(), blob.source())));
      }
    }
  }

  private void pump(long number, InputStream source) {
    try (source) {
      Stream stream = session.open(Service.BLOB, new OneWay());
      Output first = new Output(16);
      first.writeVarLong(number);
      stream.post(first.array(), 0, first.size(), false);
      pump(source, stream);
    } catch (IOException | InterruptedException | RuntimeException e) {
      Threads.log(Level.DEBUG, "an InputStream was not sent to its end", e);
    }
  }

  private static void pump(InputStream source, Stream stream)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[PIECE];
    buffer[0] = CONTENT;
    try {
      int read = source.read(buffer, 1, PIECE - 1);
      while (read >= 0) {
        if (read > 0) {
          stream.send(buffer, 0, read + 1, true, false);
        }
        read = source.read(buffer, 1, PIECE - 1);
      }
      stream.post(new byte[] {END}, 0, 1, true);
    } catch (HawserException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      String reason = String.valueOf(e);
      Output last = new Output();
      last.writeByte(FAILED);
      last.writeUtf8(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
      stream.post(last.array(), 0, last.size(), true);
      throw e;
    }
  }
}
