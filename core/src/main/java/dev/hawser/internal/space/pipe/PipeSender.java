package dev.hawser.internal.space.pipe;

import dev.hawser.ClosedException;
import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PermissionException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.space.value.Blobs;
import dev.hawser.internal.space.value.OneWay;
import dev.hawser.internal.space.value.Values;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// This end's direction of a pipe: a stream whose first message is the pipe's name.
///
/// A message is encoded before its turn to be sent begins; only one that is too large for that has
/// the turn while it is being encoded.
final class PipeSender {
  private final String name;
  private final Pipes pipes;
  private final Channel channel;
  private final PipeRights rights;
  private final Values values;
  private final Blobs blobs;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable Stream stream;
  private volatile boolean closed;

  PipeSender(
      String name, Pipes pipes, Channel channel, PipeRights rights, Values values, Blobs blobs) {
    this.name = name;
    this.pipes = pipes;
    this.channel = channel;
    this.rights = rights;
    this.values = values;
    this.blobs = blobs;
  }

  boolean isClosed() {
    return closed;
  }

  /// Sends a message, waiting for room.
  void send(Object message, Patience patience) throws InterruptedException {
    checkOpen();
    long moment = patience.waiting();
    if (moment == Patience.FOREVER) {
      sendNow(message);
    } else {
      InterruptAlarm.call(patience, moment, () -> sendNow(message), this::late);
    }
  }

  private DeadlineException late(InterruptedException cause) {
    return new DeadlineException(
        "pipe '" + name + "' had no room by the deadline", Outcome.NOT_SENT, cause);
  }

  private void sendNow(Object message) throws InterruptedException {
    Turn sink = new Turn();
    MessageOutput out = new MessageOutput(channel.causality().stamp(), sink);
    Blobs.Outgoing outgoing = blobs.outgoing();
    boolean done = false;
    try {
      values.write(out, message, outgoing);
      out.finish();
      done = true;
    } catch (ValueException e) {
      if (e.getCause() instanceof MessageOutput.Interrupted interrupted) {
        throw interrupted.asChecked();
      }
      throw e;
    } finally {
      if (!done) {
        sink.abort();
      }
      sink.end();
      outgoing.settle(done);
    }
  }

  /// Sends a message if there is room for it now.
  boolean trySend(Object message) {
    checkOpen();
    Output out = new Output(128);
    out.writeVarLong(channel.causality().stamp() << 1);
    Blobs.Outgoing outgoing = blobs.outgoing();
    boolean sent = false;
    try {
      values.write(out, message, outgoing);
      sent = turn.tryLock() && trySendInTurn(out);
    } finally {
      outgoing.settle(sent);
    }
    return sent;
  }

  private boolean trySendInTurn(Output out) {
    try {
      checkOpen();
      Stream open = stream();
      try {
        return open.trySend(out.array(), 0, out.size());
      } catch (PermissionException e) {
        refused(open);
        throw e;
      }
    } finally {
      turn.unlock();
    }
  }

  /// Ends this direction. A sender that waits for room has its message refused.
  void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    if (!pipes.areOver() && rights.expectsToSend()) {
      stream().end();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new ClosedException("this end of pipe '" + name + "' was closed", Outcome.NOT_SENT);
    }
  }

  /// The stream; the first call opens it.
  private synchronized Stream stream() {
    Stream open = stream;
    if (open == null) {
      open = channel.session().open(Service.PIPE, new Sending());
      Output first = new Output(name.length() + 8);
      first.writeUtf8(name);
      open.post(first.array(), 0, first.size(), false);
      stream = open;
    }
    return open;
  }

  /// The other end says nothing, but it may refuse; a later stream may be welcome.
  private final class Sending extends OneWay {
    @Override
    public void failed(Stream from, HawserException reason) {
      if (reason instanceof PermissionException) {
        refused(from);
      }
    }
  }

  /// Also called by who sends and is told of it: it may send again at once, although the thread
  /// that reads has perhaps not come so far.
  private void refused(Stream by) {
    rights.sendingRefused();
    forget(by);
  }

  private synchronized void forget(Stream refused) {
    if (stream == refused) {
      stream = null;
    }
  }

  /// Holds the turn to send from a message's first piece to its last, all on the same stream.
  private final class Turn implements MessageOutput.Sink {
    private @Nullable Stream open;
    private boolean held;
    private boolean sent;

    @Override
    public void piece(byte[] bytes, int length, boolean last) throws InterruptedException {
      Stream to = open == null ? begin() : open;
      try {
        to.send(bytes, 0, length, last, false);
      } catch (PermissionException e) {
        refused(to);
        throw e;
      }
      sent = true;
    }

    private Stream begin() throws InterruptedException {
      if (turn.isHeldByCurrentThread()) {
        throw new IllegalStateException(
            "a value being sent through pipe '" + name + "' sends through it itself");
      }
      turn.lockInterruptibly();
      held = true;
      checkOpen();
      Stream begun = stream();
      open = begun;
      return begun;
    }

    /// Tells the receiver to forget the message, if it has a part of it.
    void abort() {
      if (open != null && sent) {
        byte[] aborted = {MessageOutput.ABORTED};
        open.post(aborted, 0, 1, false);
      }
    }

    void end() {
      if (held) {
        turn.unlock();
      }
    }
  }
}
