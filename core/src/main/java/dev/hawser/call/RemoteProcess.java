package dev.hawser.call;

import dev.hawser.internal.process.FarProcess;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/// A command that runs at the other end.
///
/// What it prints is buffered up to a bound and then holds the command up, so read it, or let the
/// command be {@linkplain Command#echoed echoed}; each of the two streams has a buffer of its own.
/// A lost connection loses nothing of it. When the session ends, the command and all its children
/// are killed, unless it is {@linkplain Command#goingOn going on}; what has come by then can be
/// read, and reading on fails.
///
/// Children that it leaves behind when it ends by itself are its own affair: they go on, but what
/// they print is no longer waited for.
///
/// Safe for use by many threads.
public sealed interface RemoteProcess extends AutoCloseable permits FarProcess {
  /// Its process id there.
  long pid();

  /// What it prints to its standard output. Closing it closes the command's end too, so that a
  /// command which goes on printing is stopped as it would be in a shell.
  InputStream stdout();

  /// What it prints to its standard error. Closing it is as closing {@link #stdout}.
  InputStream stderr();

  /// Its standard input. Each write is sent at once, and waits while the command does not read.
  /// Closing it is the end of input.
  OutputStream stdin();

  /// Its exit status, when it has ended and everything it printed is here: echoed, or in the
  /// buffers of the streams. If a signal ended it, that is 128 and the signal's number, as in a
  /// shell. Cancelling the future kills it, unless it is {@linkplain Command#goingOn going on}.
  CompletableFuture<Integer> exit();

  /// Waits for its {@linkplain #exit exit status}. Interrupting the wait, or passing a deadline,
  /// kills it, unless it is {@linkplain Command#goingOn going on}.
  ///
  /// @throws dev.hawser.DeadlineException if the current deadline passed first
  /// @throws dev.hawser.DisconnectedException if the session ended first
  int waitFor() throws InterruptedException;

  /// Whether it has not ended yet, as far as is known here.
  boolean isAlive();

  /// Kills it and all its children: politely, and after a second by force.
  void kill();

  /// Kills it if it still runs, unless it is {@linkplain Command#goingOn going on}, and closes its
  /// streams. Closing twice does nothing.
  @Override
  void close();
}
