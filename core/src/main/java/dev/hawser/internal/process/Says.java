package dev.hawser.internal.process;

/// What is said on a command's stream: the first byte of each message, and what follows it.
///
/// | message | from | followed by |
/// |---|---|---|
/// | `START` | caller | an {@link Order} |
/// | `STARTED` | command | varint: process id; varint: how much standard input it takes before it makes room |
/// | `CONTENT` | both | byte: which; varint: stamp; bytes |
/// | `END` | both | byte: which |
/// | `ROOM` | both | byte: which; varint: how many more bytes of content may be sent |
/// | `SHUT` | both | byte: which, of which nobody wants any more |
/// | `KILL` | caller | |
/// | `EXIT` | command | varint: stamp; signed varint: exit status; the last message |
/// | `REFUSED` | command | the failure because of which nothing was started; the last message |
final class Says {
  static final int START = 0;
  static final int STARTED = 1;
  static final int CONTENT = 2;
  static final int END = 3;
  static final int ROOM = 4;
  static final int SHUT = 5;
  static final int KILL = 6;
  static final int EXIT = 7;
  static final int REFUSED = 8;

  /// Which content: standard input.
  static final int IN = 0;

  /// Which content: standard output.
  static final int OUT = 1;

  /// Which content: standard error.
  static final int ERR = 2;

  private Says() {}
}
