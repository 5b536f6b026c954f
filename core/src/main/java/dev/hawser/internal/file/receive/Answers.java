package dev.hawser.internal.file.receive;

import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Ack;
import dev.hawser.internal.file.protocol.Control.Done;
import dev.hawser.internal.file.protocol.Control.LaneEnded;
import dev.hawser.internal.file.protocol.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a receiver says, on a thread of its own: neither who hears the sender nor who stores
/// content ever waits for the line. What is said often is gathered while something else is said.
final class Answers {
  /// So many messages may wait to be said, of those who can wait themselves.
  private static final int MOST_WAITING = 8;

  private static final int MOST_DONE = 10_000;

  /// So many files may be in place before that is said, if nothing else is.
  private static final int MANY_DONE = 64;

  private final Line line;
  private final Consumer<Throwable> broken;
  private final Thread thread;

  private final Deque<Control> messages = new ArrayDeque<>();
  private final Map<Long, Long> acks = new LinkedHashMap<>();
  private List<Integer> done = new ArrayList<>();
  private @Nullable Control last;
  private boolean saying;
  private boolean closed;

  /// @param broken told when the line can be used no more
  Answers(Line line, Consumer<Throwable> broken) {
    this.line = line;
    this.broken = broken;
    thread = Workers.unstarted("hawser-receive-answers", this::run);
  }

  void start() {
    thread.start();
  }

  /// Has something said, without waiting: for what comes seldom, or once for each file or lane.
  synchronized void say(Control message) {
    messages.add(message);
    notifyAll();
  }

  /// Has something said, after what was said before; waits while too much is still to be said.
  synchronized void sayInTurn(Control message) throws InterruptedException {
    while (messages.size() >= MOST_WAITING && !closed) {
      wait();
    }
    say(message);
  }

  /// A file is in place. Said with what is said next, or when there are many; so whoever may wait
  /// before it goes on calls {@link #sayDone}.
  synchronized void done(int file) {
    done.add(file);
    if (done.size() >= MANY_DONE) {
      notifyAll();
    }
  }

  /// Has it said now which files are in place.
  synchronized void sayDone() {
    if (!done.isEmpty()) {
      notifyAll();
    }
  }

  /// So many chunks of a lane were dealt with.
  synchronized void acknowledge(long lane, long chunks) {
    acks.put(lane, chunks);
    notifyAll();
  }

  /// A lane is over; nothing is said of it any more.
  synchronized void laneEnded(long lane, long chunks) {
    acks.remove(lane);
    say(new LaneEnded(lane, chunks));
  }

  /// Waits until all is said that was to be said by now.
  synchronized void drain() throws InterruptedException {
    while ((saying || isWaiting()) && !closed) {
      notifyAll();
      wait();
    }
  }

  private boolean isWaiting() {
    return !messages.isEmpty() || !acks.isEmpty() || !done.isEmpty();
  }

  /// Says all that is still to be said, then this, and nothing after it. Waits until it is said.
  synchronized void finish(Control farewell) throws InterruptedException {
    last = farewell;
    notifyAll();
    while (last != null && !closed) {
      wait();
    }
  }

  /// Ends it, whatever has not been said yet. Does not wait.
  synchronized void close() {
    closed = true;
    notifyAll();
    thread.interrupt();
  }

  /// Waits until nothing more is said.
  void join() throws InterruptedException {
    thread.join();
  }

  private void run() {
    try {
      for (List<Control> round = next(); !round.isEmpty(); round = next()) {
        for (Control message : round) {
          line.say(message);
        }
        said(round);
      }
    } catch (InterruptedException e) {
      // It was closed.
    } catch (RuntimeException | Error e) {
      broken.accept(e);
    }
  }

  /// What is to be said next; waits for it. Empty if there is nothing more.
  private synchronized List<Control> next() throws InterruptedException {
    while (true) {
      if (closed) {
        return List.of();
      }
      List<Control> round = gathered();
      saying = !round.isEmpty();
      if (saying) {
        notifyAll();
        return round;
      }
      wait();
    }
  }

  private List<Control> gathered() {
    List<Control> round = new ArrayList<>();
    acks.forEach((lane, chunks) -> round.add(new Ack(lane, chunks)));
    acks.clear();
    round.addAll(messages);
    messages.clear();
    for (int from = 0; from < done.size(); from += MOST_DONE) {
      round.add(new Done(List.copyOf(done.subList(from, Math.min(done.size(), from + MOST_DONE)))));
    }
    done = new ArrayList<>();
    if (last != null) {
      round.add(last);
    }
    return round;
  }

  private synchronized void said(List<Control> round) {
    saying = false;
    notifyAll();
    if (last != null && round.getLast() == last) {
      last = null;
      closed = true;
    }
  }
}
