package dev.hawser.internal.file.protocol;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.file.protocol.Control.Finished;
import dev.hawser.internal.session.Pieces;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The stream of one transfer, at either end.
///
/// What is said travels in parts, each a message of the session's stream that ends with a byte that
/// tells what the part is. So a short word, such as that the transfer is cancelled, can be said at
/// any moment, though somebody is in the middle of something long.
///
/// The thread that reads the connection puts parts together and leaves the result to the transfer's
/// own thread, but for the few words that must not wait. What lies here counts against the stream's
/// window until it was heard; of a message that is still arriving a small part does.
public final class TransferStream implements Line, StreamListener {
  /// The longest message.
  static final int MOST_BYTES = 2 << 20;

  /// The content of a part; with what is said about it, it fits one frame.
  private static final int PART = (32 << 10) - 64;

  private static final byte ALONE = 0;
  private static final byte FIRST = 1;
  private static final byte MORE = 2;
  private static final byte LAST = 3;

  /// Who is told what cannot wait, on the thread that reads the connection.
  public interface Ear {
    /// The first part of the first message is there; throwing refuses the stream.
    void begins(Input first);

    /// The other end says something that is not for its half.
    void urgent(Control message);

    /// Nothing more will come.
    void broken(HawserException reason);
  }

  /// A message that was not heard yet.
  ///
  /// @param room what it takes of the window
  private record Item(byte[] bytes, int room) {}

  private final Ear ear;
  private final int mostHeld;
  private final ReentrantLock longMessages = new ReentrantLock();
  private volatile @Nullable Stream stream;
  private volatile boolean finished;
  private boolean begun;

  /// A part that arrives in pieces.
  private @Nullable Pieces part;

  /// A message that arrives in parts.
  private @Nullable Pieces message;

  /// How much of that still takes room in the window, and how much does not any more.
  private int held;

  private int kept;

  /// Guarded by itself, as what follows.
  private final Queue<Item> waiting = new ArrayDeque<>();

  private boolean noMore;
  private boolean closed;

  /// Creates one.
  ///
  /// @param window of streams, at this end
  public TransferStream(Ear ear, int window) {
    this.ear = ear;
    this.mostHeld = window / 4;
  }

  // ---- saying ----

  /// Says the first words on a stream of this end. Nothing can be posted before.
  public void begin(Stream own, Control what) throws InterruptedException {
    begun = true;
    say(own, what);
    stream = own;
  }

  @Override
  public void say(Control what) throws InterruptedException {
    say(stream(), what);
  }

  private void say(Stream to, Control what) throws InterruptedException {
    note(what);
    Output out = ControlCodec.write(what);
    int size = out.size();
    if (size > MOST_BYTES) {
      throw new ValueException("what is said about a transfer is too long: " + size + " bytes");
    }
    if (size <= PART) {
      out.writeByte(ALONE);
      to.send(out.array(), 0, size + 1, true, false);
      return;
    }
    out.writeByte(LAST);
    longMessages.lockInterruptibly();
    try {
      sayInParts(to, out.array(), size);
    } finally {
      longMessages.unlock();
    }
  }

  private static void sayInParts(Stream to, byte[] bytes, int size) throws InterruptedException {
    for (int at = 0; at < size; at += PART) {
      int end = Math.min(size, at + PART);
      byte covered = bytes[end];
      bytes[end] = end == size ? LAST : at == 0 ? FIRST : MORE;
      to.send(bytes, at, end - at + 1, true, false);
      bytes[end] = covered;
    }
  }

  /// Says something short at once, without waiting.
  ///
  /// @param last whether this end has no more to say
  public void post(Control what, boolean last) {
    Stream own = stream;
    if (own != null) {
      Output out = ControlCodec.write(what);
      out.writeByte(ALONE);
      own.post(out.array(), 0, out.size(), last);
    }
  }

  /// This end has no more to say.
  public void end() {
    Stream own = stream;
    if (own != null) {
      own.end();
    }
  }

  private Stream stream() {
    Stream own = stream;
    if (own == null) {
      throw new ClosedException("the transfer has not begun", Outcome.NOT_SENT);
    }
    return own;
  }

  private void note(Control message) {
    if (message instanceof Finished) {
      finished = true;
    }
  }

  /// Whether one end has said that all is done.
  public boolean isFinished() {
    return finished;
  }

  // ---- hearing ----

  /// What the other end says next, or null if it has nothing more to say, or nobody wants to hear
  /// it. Waits for it.
  public @Nullable Control hear() throws InterruptedException {
    Item item;
    synchronized (waiting) {
      while (waiting.isEmpty() && !noMore && !closed) {
        waiting.wait();
      }
      item = waiting.poll();
    }
    if (item == null) {
      return null;
    }
    stream().consumed(item.room());
    Control heard = ControlCodec.read(new Input(item.bytes()));
    note(heard);
    return heard;
  }

  /// Waits until there is something to hear.
  ///
  /// @throws ClosedException if there never will be
  public void await() throws InterruptedException {
    synchronized (waiting) {
      while (waiting.isEmpty() && !noMore && !closed) {
        waiting.wait();
      }
      if (waiting.isEmpty()) {
        throw new ClosedException("the other end has nothing to say", Outcome.MAYBE_EXECUTED);
      }
    }
  }

  /// Nobody wants to hear any more.
  public void close() {
    int room = 0;
    synchronized (waiting) {
      closed = true;
      for (Item item : waiting) {
        room += item.room();
      }
      waiting.clear();
      waiting.notifyAll();
    }
    consumed(room);
  }

  private void consumed(int bytes) {
    Stream own = stream;
    if (own != null && bytes > 0) {
      own.consumed(bytes);
    }
  }

  private boolean isClosed() {
    synchronized (waiting) {
      return closed;
    }
  }

  private void add(Item item) {
    synchronized (waiting) {
      if (!closed) {
        waiting.add(item);
        waiting.notifyAll();
        return;
      }
    }
    consumed(item.room());
  }

  @Override
  public void received(Stream from, byte[] bytes, int offset, int length, boolean whole) {
    if (isClosed()) {
      from.consumed(length);
      return;
    }
    try {
      Pieces earlier = part;
      if (earlier == null && whole) {
        part(from, bytes, offset, length);
        return;
      }
      Pieces arrived = earlier == null ? new Pieces() : earlier;
      arrived.add(bytes, offset, length);
      part = whole ? null : arrived;
      if (whole) {
        byte[] joined = arrived.join();
        part(from, joined, 0, joined.length);
      }
    } catch (HawserException e) {
      ear.broken(e);
      throw e;
    }
  }

  private void part(Stream from, byte[] bytes, int offset, int length) {
    if (length < 2) {
      throw malformed("an empty part");
    }
    int content = length - 1;
    byte which = bytes[offset + content];
    stream = from;
    if (!begun) {
      begun = true;
      ear.begins(new Input(bytes, offset, content));
    }
    switch (which) {
      case ALONE -> alone(from, bytes, offset, content);
      case FIRST -> {
        forget();
        more(from, new Pieces(), bytes, offset, content);
      }
      case MORE -> more(from, begunMessage(), bytes, offset, content);
      case LAST -> last(from, begunMessage(), bytes, offset, content);
      default -> throw malformed("a part of unknown kind " + which);
    }
  }

  private void alone(Stream from, byte[] bytes, int offset, int content) {
    if (ControlCodec.isUrgent(bytes[offset])) {
      from.consumed(content + 1);
      ear.urgent(ControlCodec.read(new Input(bytes, offset, content)));
      return;
    }
    byte[] copy = new byte[content];
    System.arraycopy(bytes, offset, copy, 0, content);
    add(new Item(copy, content + 1));
  }

  /// The other end has broken off in the middle of something.
  private void forget() {
    consumed(held);
    held = 0;
    message = null;
  }

  private Pieces begunMessage() {
    Pieces begunBefore = message;
    if (begunBefore == null) {
      throw malformed("a part of nothing");
    }
    return begunBefore;
  }

  private void more(Stream from, Pieces pieces, byte[] bytes, int offset, int content) {
    append(pieces, bytes, offset, content);
    message = pieces;
    held += content + 1;
    int tooMuch = held - mostHeld;
    if (tooMuch > 0) {
      held -= tooMuch;
      from.consumed(tooMuch);
    }
    kept = Math.max(0, pieces.length() - held);
    from.kept(kept);
  }

  private void last(Stream from, Pieces pieces, byte[] bytes, int offset, int content) {
    append(pieces, bytes, offset, content);
    if (kept > 0) {
      from.kept(0);
      kept = 0;
    }
    int room = held + content + 1;
    held = 0;
    message = null;
    add(new Item(pieces.join(), room));
  }

  private static void append(Pieces pieces, byte[] bytes, int offset, int content) {
    if (pieces.length() + content > MOST_BYTES) {
      throw new RefusedException(
          "a message about a transfer of more than " + MOST_BYTES + " bytes is too long");
    }
    pieces.add(bytes, offset, content);
  }

  /// Says that something makes no sense here.
  public static ValueException malformed(String what) {
    return new ValueException("malformed message about a transfer: " + what);
  }

  /// Acknowledgements do not make way for themselves.
  @Override
  public boolean isPatient() {
    return true;
  }

  @Override
  public void ended(Stream from) {
    synchronized (waiting) {
      noMore = true;
      waiting.notifyAll();
    }
  }

  @Override
  public void failed(Stream from, HawserException reason) {
    ear.broken(reason);
  }
}
