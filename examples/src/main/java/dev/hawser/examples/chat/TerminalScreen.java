package dev.hawser.examples.chat;

import module java.base;

import dev.hawser.examples.Ink;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// A terminal with line editing and history. What others say appears above the line being typed.
final class TerminalScreen implements Screen {
  private final Terminal terminal;
  private final LineReader reader;
  private volatile @Nullable Thread typist;
  private boolean closed;

  TerminalScreen() throws IOException {
    terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .completer(new StringsCompleter(Guest.COMMANDS))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            // The room sends what is typed back to its writer, so all see the same order.
            .option(LineReader.Option.ERASE_LINE_ON_FINISH, true)
            .build();
  }

  @Override
  public synchronized void show(String line) {
    if (!closed) {
      reader.printAbove(line);
    }
  }

  @Override
  public @Nullable String read(String prompt) {
    typist = Thread.currentThread();
    try {
      return reader.readLine(prompt);
    } catch (EndOfFileException | UserInterruptException e) {
      return null;
    } finally {
      typist = null;
    }
  }

  @Override
  public Ink ink() {
    return Ink.ofStandardOutput();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      endTyping();
      terminal.close();
    } catch (IOException e) {
      // The terminal is gone already.
    }
  }

  /// The line reader puts the terminal back to what it was when it ends.
  private void endTyping() {
    Thread thread = typist;
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      boolean _ = thread.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
