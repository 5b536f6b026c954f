package dev.hawser.internal.object;

import dev.hawser.HawserException;
import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.object.batch.IncomingBatch;
import dev.hawser.internal.object.invocation.Callee;
import dev.hawser.internal.object.invocation.Execution;
import dev.hawser.internal.object.invocation.MissingMember;
import dev.hawser.internal.object.invocation.OnewayRunner;
import dev.hawser.internal.object.invocation.Request;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.OnewayLine;
import dev.hawser.internal.session.Pieces;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What the other end says on its {@link OnewayLine}.
///
/// What a call takes of the stream's window is given back when the call is over. So one who calls
/// faster than this end can run waits, and what waits here is bounded. A call longer than a piece
/// could never arrive so: its pieces are given back as they come, as long as the long calls that
/// are not over are few.
final class OnewayCalls implements StreamListener {
  /// What is given back at once, for less is not worth the trouble.
  private static final int WORTHWHILE = 8 << 10;

  /// Bytes of long calls that may wait here before more pieces are let in.
  private static final long MOST_LONG = 4 << 20;

  private final Callee callee;
  private final Home home;
  private final OnewayRunner runner;
  private final long mostBytes;
  private final AtomicInteger owed = new AtomicInteger();
  private @Nullable Pieces pieces;

  /// Bytes of long calls that are not over. Guarded by this, as what follows.
  private long longBytes;

  /// Bytes of pieces that were not given back.
  private int heldBack;

  OnewayCalls(Callee callee) {
    this.callee = callee;
    this.home = callee.home();
    this.mostBytes = home.channel().mostMessageBytes();
    this.runner = new OnewayRunner(home.channel().patience());
  }

  @Override
  public void received(Stream from, byte[] bytes, int offset, int length, boolean endOfMessage) {
    Pieces earlier = pieces;
    if (earlier == null && endOfMessage) {
      heard(new Input(bytes, offset, length), () -> over(from, length));
      return;
    }
    let(from, length);
    Pieces arrived = earlier == null ? new Pieces() : earlier;
    if ((long) arrived.length() + length > mostBytes) {
      pieces = null;
      from.kept(0);
      throw new RefusedException("a message of more than " + mostBytes + " bytes is too long");
    }
    arrived.add(bytes, offset, length);
    pieces = endOfMessage ? null : arrived;
    from.kept(endOfMessage ? 0 : arrived.length());
    if (endOfMessage) {
      byte[] whole = arrived.join();
      longBegins(whole.length);
      heard(new Input(whole), () -> longOver(from, whole.length));
    }
  }

  @Override
  public void ended(Stream from) {}

  @Override
  public void failed(Stream from, HawserException reason) {}

  // ---- what was said ----

  private void heard(Input in, Runnable whenOver) {
    int kind = in.readUnsignedByte();
    switch (kind) {
      case OnewayLine.CALL -> call(in, whenOver);
      case OnewayLine.BATCH -> IncomingBatch.startOneway(callee, in, whenOver);
      case OnewayLine.RELEASE -> {
        home.released(in);
        whenOver.run();
      }
      default -> throw new ValueException("there is no one-way message of kind " + kind);
    }
  }

  /// A call that is refused must not disturb those after it. One of an object whose calls wait for
  /// each other waits there, so that it comes before those that arrive after it.
  private void call(Input in, Runnable whenOver) {
    Request request;
    try {
      request = Request.read(in, callee);
    } catch (RefusedException | PermissionException | MissingMember e) {
      String reason = "a one-way call by " + home.otherEnd() + " was refused: " + e.getMessage();
      System.getLogger("dev.hawser").log(Level.WARNING, reason);
      whenOver.run();
      return;
    }
    Execution made = Execution.oneway(callee, request, whenOver);
    if (made.hasLane()) {
      callee.scheduling().start(made);
    } else {
      runner.add(made);
    }
  }

  // ---- what is given back ----

  private void over(Stream from, int bytes) {
    if (owed.addAndGet(bytes) >= WORTHWHILE || runner.isIdle()) {
      from.consumed(owed.getAndSet(0));
    }
  }

  private void let(Stream from, int bytes) {
    synchronized (this) {
      if (longBytes > MOST_LONG) {
        heldBack += bytes;
        return;
      }
    }
    from.consumed(bytes);
  }

  private synchronized void longBegins(int bytes) {
    longBytes += bytes;
  }

  private void longOver(Stream from, int bytes) {
    int now;
    synchronized (this) {
      longBytes -= bytes;
      now = longBytes > MOST_LONG ? 0 : heldBack;
      heldBack -= now;
    }
    from.consumed(now);
  }
}
