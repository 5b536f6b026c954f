package dev.hawser.internal.file.remote;

import static java.util.Objects.requireNonNull;

import dev.hawser.FileException;
import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.disk.DiskFailures;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Pieces;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Hears one stream of questions about files. The thread that reads the connection checks the
/// permission, and puts the questions in line; others answer them, one after the other.
final class Serving implements StreamListener {
  /// Who asks has fewer questions open.
  private static final int MOST_WAITING = 256;

  /// So many are answered before other streams have their turn.
  private static final int IN_A_ROW = 32;

  private static final String MALFORMED = "malformed request about files: ";

  private final Desk desk;
  private @Nullable Pieces pieces;
  private @Nullable Stream stream;
  private @Nullable Operation operation;

  /// Set before the first question is put in line.
  private @Nullable Work work;

  private boolean begun;

  /// Guarded by this, as what follows.
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();

  /// Whether a thread is answering, or will in a moment.
  private boolean busy;

  /// Whether a place of the desk is taken.
  private boolean placed;

  private boolean closed;

  /// Whether nothing more is to be answered than what waits.
  private boolean last;

  /// Whether nobody wants answers any more.
  private volatile boolean over;

  Serving(Desk desk) {
    this.desk = desk;
  }

  // ---- on the thread that reads ----

  @Override
  public void received(Stream from, byte[] bytes, int offset, int length, boolean whole) {
    Pieces earlier = pieces;
    if (over) {
      from.consumed(length);
    } else if (length + (earlier == null ? 0 : earlier.length()) > Says.LONGEST) {
      throw refused("a message of more than " + Says.LONGEST + " bytes");
    } else if (earlier == null && whole) {
      message(from, Arrays.copyOfRange(bytes, offset, offset + length));
    } else {
      Pieces arrived = earlier == null ? new Pieces() : earlier;
      arrived.add(bytes, offset, length);
      pieces = whole ? null : arrived;
      if (whole) {
        message(from, arrived.join());
      }
    }
  }

  private RefusedException refused(String what) {
    end(true);
    return new RefusedException(MALFORMED + what);
  }

  private static String words(ValueException failure) {
    String says = String.valueOf(failure.getMessage());
    return says.startsWith(MALFORMED) ? says : MALFORMED + says;
  }

  private void message(Stream from, byte[] message) {
    if (stream == null) {
      stream = from;
      try {
        check(message);
      } catch (FileException e) {
        reply().failed(e, true);
        end(true);
        return;
      } catch (ValueException e) {
        end(true);
        throw new RefusedException(words(e));
      } catch (RuntimeException e) {
        end(true);
        throw e;
      }
    }
    if (!offer(message)) {
      throw refused("more than " + MOST_WAITING + " questions are open");
    }
  }

  private void check(byte[] message) {
    Request request = Request.read(new Input(message));
    operation = request.operation();
    work = desk.work(request, () -> over);
    if (operation == Operation.LIST
        || operation == Operation.OPEN
        || operation == Operation.STORE) {
      desk.enter();
      placed = true;
    }
  }

  private Reply reply() {
    return new Reply(requireNonNull(stream, "stream"), desk.causality());
  }

  /// Puts a question in line.
  private boolean offer(byte[] message) {
    synchronized (this) {
      if (waiting.size() == MOST_WAITING) {
        return false;
      }
      waiting.add(message);
    }
    start();
    return true;
  }

  @Override
  public void ended(Stream from) {
    end(false);
  }

  @Override
  public void failed(Stream from, HawserException reason) {
    end(true);
  }

  // ---- on any thread ----

  /// Nothing more will be asked.
  ///
  /// @param atOnce whether what waits is not answered any more
  private void end(boolean atOnce) {
    boolean leave;
    synchronized (this) {
      over |= atOnce;
      last = true;
      leave = placed;
      placed = false;
    }
    if (leave) {
      desk.leave();
    }
    start();
  }

  private void start() {
    synchronized (this) {
      if (busy) {
        return;
      }
      busy = true;
    }
    desk.run(this::answer);
  }

  // ---- on a thread that may wait ----

  private void answer() {
    for (int i = 0; i < IN_A_ROW; i++) {
      byte[] message = next();
      if (message == null) {
        return;
      }
      if (!over) {
        answer(message);
      }
      requireNonNull(stream, "stream").consumed(message.length);
    }
    desk.run(this::answer);
  }

  /// The next question; null if there is none now, after the end was dealt with.
  private byte @Nullable [] next() {
    synchronized (this) {
      byte[] message = waiting.poll();
      if (message != null) {
        return message;
      }
      if (!last || closed) {
        busy = false;
        return null;
      }
      closed = true;
    }
    close();
    return next();
  }

  private void close() {
    Work done = work;
    if (begun && done != null) {
      try {
        done.close();
      } catch (IOException | RuntimeException e) {
        Threads.log(Level.WARNING, "a file could not be closed", e);
      }
    }
    Stream from = stream;
    if (from != null && !over) {
      from.end();
    }
  }

  private void answer(byte[] message) {
    Reply reply = reply();
    boolean first = !begun;
    try {
      if (!handle(message, reply)) {
        end(true);
      }
    } catch (ValueException e) {
      end(true);
      reply.stream().reset(words(e));
    } catch (FileException e) {
      failed(requireNonNull(work, "work").named(e), reply, first);
    } catch (IOException e) {
      failed(DiskFailures.of(e, requireNonNull(work, "work").spot.asked()), reply, first);
    } catch (InterruptedException | RuntimeException | Error e) {
      String what = requireNonNull(operation, "operation").says;
      failed(Failures.of(e, what), reply, first);
    }
  }

  private void failed(HawserException failure, Reply reply, boolean first) {
    reply.failed(failure, first);
    if (first) {
      end(true);
    }
  }

  /// Answers one question.
  ///
  /// @return whether more may be asked
  private boolean handle(byte[] message, Reply reply) throws IOException, InterruptedException {
    Work own = requireNonNull(work, "work");
    Input in = new Input(message);
    int kind = in.readUnsignedByte();
    desk.causality().await(in.readLong(), Patience.FOREVER);
    if (!begun) {
      begun = true;
      return own.begin(reply);
    }
    return own.ask(kind, in, message, reply);
  }
}
