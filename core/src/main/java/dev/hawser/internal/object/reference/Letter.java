package dev.hawser.internal.object.reference;

import dev.hawser.HawserException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.session.Stream;
import org.jspecify.annotations.Nullable;

/// A message that may hold references: a head, the list of its references, and its values.
///
/// Both ends count references, so both must agree on what was read. Each letter ends by {@link
/// #left} if the other end reads its list for certain, or by {@link #withdraw} if it certainly does
/// not; {@link #send} sees to that itself.
public final class Letter {
  private static final int PIECE = 32 << 10;

  private final Output head;
  private final int headSize;
  private final Home home;
  private final OutgoingReferences references;

  /// Begins one behind a head that was written.
  public Letter(Output head, Home home) {
    this.head = head;
    this.headSize = head.size();
    this.home = home;
    this.references = home.outgoing();
    head.writeVarInt(0);
  }

  /// Adds a value in a place of which a contract says the type. If that fails, the letter is
  /// withdrawn.
  public void add(Class<?> declared, @Nullable Object value) {
    boolean written = false;
    try {
      home.codec().write(head, home.passed(declared, value), references);
      written = true;
    } finally {
      if (!written) {
        withdraw();
      }
    }
  }

  /// Adds a value. If that fails, the letter is withdrawn.
  public void add(@Nullable Object value) {
    add(Object.class, value);
  }

  /// Adds a number beside the values.
  public void addCount(int count) {
    head.writeVarInt(count);
  }

  /// All of it, as it is sent.
  public Output close() {
    if (references.isEmpty()) {
      return head;
    }
    Output whole = new Output(head.size() + 64);
    whole.writeBytes(head.array(), 0, headSize);
    references.writeTo(whole);
    whole.writeBytes(head.array(), headSize + 1, head.size() - headSize - 1);
    return whole;
  }

  /// What it gives to the other end first, or null if that is nothing.
  public @Nullable Given firstGiven() {
    return references.firstGiven();
  }

  /// Sends it: all of it, even if this thread is interrupted meanwhile, or nothing that counts.
  /// Waits while the other end has no room.
  ///
  /// @param end whether this direction of the stream is over with it
  /// @throws HawserException if the stream is over; the letter is withdrawn then
  public void send(Stream stream, boolean end) {
    boolean sent = false;
    try {
      sendWhole(close(), stream, end);
      sent = true;
      left();
    } finally {
      if (!sent) {
        withdraw();
      }
    }
  }

  /// Sends a message, of which an interrupt of this thread leaves no part behind.
  ///
  /// @throws HawserException if the stream is over
  public static void sendWhole(Output whole, Stream stream, boolean end) {
    boolean interrupted = false;
    int at = 0;
    try {
      while (at < whole.size()) {
        int piece = Math.min(PIECE, whole.size() - at);
        boolean last = at + piece == whole.size();
        try {
          stream.send(whole.array(), at, piece, last, last && end);
          at += piece;
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// The other end will not read it: what was given with it is taken back. Does nothing the second
  /// time.
  public void withdraw() {
    references.withdraw();
  }

  /// It is wholly on its way, or answered. Until then, what it mentions of the other end's objects
  /// is not released. Does nothing the second time.
  public void left() {
    references.left();
  }
}
