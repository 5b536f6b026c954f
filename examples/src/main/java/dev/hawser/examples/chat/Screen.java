package dev.hawser.examples.chat;

import module java.base;

import dev.hawser.examples.Ink;
import org.jspecify.annotations.Nullable;

/// Where a guest types and reads.
interface Screen extends AutoCloseable {
  /// Shows a line, without disturbing what is being typed.
  void show(String line);

  /// What is typed next, or null when there will be no more.
  @Nullable String read(String prompt) throws IOException;

  /// How much colour it can show.
  Ink ink();

  @Override
  void close();

  /// The terminal, or standard input and output if these are files or pipes.
  @SuppressWarnings("SystemConsoleNull") // It does again since JDK 25, when there is no terminal.
  static Screen open() throws IOException {
    Console console = System.console();
    return console != null && console.isTerminal() ? new TerminalScreen() : new Plain();
  }

  /// Lines in, lines out.
  final class Plain implements Screen {
    private final BufferedReader input =
        new BufferedReader(
            new InputStreamReader(
                System.in, Charset.forName(System.getProperty("stdin.encoding", "UTF-8"))));

    @Override
    public void show(String line) {
      IO.println(line);
    }

    @Override
    public @Nullable String read(String prompt) throws IOException {
      return input.readLine();
    }

    @Override
    public Ink ink() {
      return Ink.ofStandardOutput();
    }

    @Override
    public void close() {}
  }
}
