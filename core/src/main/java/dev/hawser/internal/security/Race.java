package dev.hawser.internal.security;

import dev.hawser.Address;
import dev.hawser.RefusedException;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.time.Timer.Alarm;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Dials several addresses of one server and keeps the first connection that is complete. Each
/// address gets its turn when one before it has failed, or has not answered for a moment.
///
/// Every attempt has a platform thread of its own, because a socket that a virtual thread has used
/// is slower for good.
final class Race {
  private static final long HEAD_START = Duration.ofMillis(250).toNanos();

  private final Queue<Address> waiting;
  private final Attempt attempt;
  private final Timer timer;
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Winner winner;
  private @Nullable RefusedException refusal;
  private @Nullable Alarm nextStart;
  private long end;
  private int running;
  private boolean over;

  /// Connects to one address.
  @FunctionalInterface
  interface Attempt {
    /// Connects, and makes sure of the server.
    ///
    /// @param entry is told of the connection as soon as there is one
    Dialled dial(Address address, Duration timeout, Entry entry) throws IOException;
  }

  /// What was reached, and where.
  record Winner(Address address, Dialled dialled) {}

  /// @param addresses in the order of their turns
  Race(List<Address> addresses, Attempt attempt, Timer timer) {
    this.waiting = new ArrayDeque<>(addresses);
    this.attempt = attempt;
    this.timer = timer;
  }

  /// Runs the race, once.
  ///
  /// @throws IOException if nobody answers in time; the message names all addresses and what became
  ///   of each
  /// @throws RefusedException if one that answers is not the server that was meant, and no other
  ///   does
  Winner run(Duration timeout) throws IOException {
    end = timer.nanoTime() + timeout.toNanos();
    Alarm deadline = timer.schedule(timeout.toNanos(), this::stop);
    try {
      return await(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while connecting");
    } finally {
      deadline.cancel();
      stop();
      closeLosers();
    }
  }

  private synchronized Winner await(Duration timeout) throws IOException, InterruptedException {
    startNext();
    while (!over) {
      wait();
    }
    if (winner != null) {
      return winner;
    }
    if (refusal != null) {
      throw refusal;
    }
    List<String> fates = new ArrayList<>();
    entries.forEach(
        entry -> fates.add(entry.fate("no answer within " + timeout.toMillis() + " ms")));
    waiting.forEach(address -> fates.add(address + ": not tried in time"));
    throw new IOException(String.join("; ", fates));
  }

  private synchronized void stop() {
    over = true;
    if (nextStart != null) {
      nextStart.cancel();
    }
    notifyAll();
  }

  /// Gives the next address its turn.
  private synchronized void startNext() {
    if (nextStart != null) {
      nextStart.cancel();
    }
    Address next = over ? null : waiting.poll();
    if (next == null) {
      return;
    }
    Entry entry = new Entry(next);
    entries.add(entry);
    running++;
    nextStart = timer.schedule(HEAD_START, this::startNext);
    Thread.ofPlatform().daemon().name("hawser-dial-" + next).start(entry::run);
  }

  private synchronized void won(Entry entry, Dialled dialled) {
    if (over) {
      dialled.connection().close();
      return;
    }
    winner = new Winner(entry.address, dialled);
    entries.remove(entry);
    stop();
  }

  private synchronized void lost(@Nullable RefusedException refused) {
    running--;
    refusal = refusal == null ? refused : refusal;
    startNext();
    if (running == 0) {
      stop();
    }
  }

  private void closeLosers() {
    List<Entry> losers;
    synchronized (this) {
      losers = List.copyOf(entries);
    }
    losers.forEach(Entry::close);
  }

  /// One address in the race.
  final class Entry {
    private final Address address;
    private @Nullable Connection connection;
    private @Nullable String failure;

    Entry(Address address) {
      this.address = address;
    }

    /// There is a connection, which is closed if the race is lost.
    ///
    /// @throws IOException if it is lost already
    void opened(Connection made) throws IOException {
      synchronized (Race.this) {
        connection = made;
        if (!over) {
          return;
        }
      }
      made.close();
      throw new IOException("the race is over");
    }

    private void run() {
      RefusedException refused = null;
      try {
        won(
            this,
            attempt.dial(address, Duration.ofNanos(Math.max(1, end - timer.nanoTime())), this));
        return;
      } catch (RefusedException e) {
        refused = e;
        failed(e);
      } catch (IOException | RuntimeException e) {
        failed(e);
      }
      close();
      lost(refused);
    }

    private void failed(Exception e) {
      String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      synchronized (Race.this) {
        failure = over ? null : said;
      }
    }

    /// Called in the race's lock.
    private String fate(String silence) {
      String said = failure == null ? silence : failure;
      return said.contains(address.toString()) ? said : address + ": " + said;
    }

    private void close() {
      Connection open;
      synchronized (Race.this) {
        open = connection;
      }
      if (open != null) {
        open.close();
      }
    }
  }
}
