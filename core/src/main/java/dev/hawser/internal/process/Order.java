package dev.hawser.internal.process;

import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.call.Command;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The wish that a command be run, as the first message of its stream says it.
///
/// | bytes | meaning |
/// |---|---|
/// | 1 byte | whether it is a line for a shell, goes on without its caller, is echoed where it runs |
/// | varint, texts | the words: the program, or the shell's line, comes first |
/// | varint, texts | names and values for the environment |
/// | 1 byte, text | whether there is a working directory, and which |
/// | varint | how much of each output the caller takes before it makes room |
/// | varint | stamp |
///
/// @param command the command; how it is echoed at its caller is not told
/// @param window how much of each output the caller takes before it makes room
/// @param stamp what must be visible where the command runs before it begins
record Order(Command command, int window, long stamp) {
  /// The longest order.
  static final int MOST_BYTES = 4 << 20;

  /// So much of it arrives in one piece, which tells what is to be run.
  private static final int LONGEST_PROGRAM = 4096;

  private static final int SHELL = 1;
  private static final int DETACHED = 2;
  private static final int REMOTE_ECHO = 4;

  /// As a message.
  ///
  /// @throws RefusedException if it is too long
  Output message() {
    String first = command.words().getFirst();
    if (!command.shell() && first.length() > LONGEST_PROGRAM / 3) {
      throw new RefusedException(
          "a program's name has at most " + LONGEST_PROGRAM / 3 + " letters");
    }
    Output out = new Output();
    out.writeByte(Says.START);
    out.writeByte(flags());
    out.writeVarInt(command.words().size());
    command.words().forEach(out::writeUtf8);
    out.writeVarInt(command.environment().size());
    command
        .environment()
        .forEach((name, value) -> {
          out.writeUtf8(name);
          out.writeUtf8(value);
        });
    String directory = command.directory();
    out.writeBoolean(directory != null);
    if (directory != null) {
      out.writeUtf8(directory);
    }
    out.writeVarInt(window);
    out.writeVarLong(stamp);
    if (out.size() > MOST_BYTES) {
      throw new RefusedException(
          "a command of "
              + out.size()
              + " bytes is too long, at most "
              + MOST_BYTES
              + " are possible: hand it over through its standard input");
    }
    return out;
  }

  private int flags() {
    return (command.shell() ? SHELL : 0)
        | (command.detached() ? DETACHED : 0)
        | (command.remoteEcho() ? REMOTE_ECHO : 0);
  }

  /// What is to be run, for the record: the program without its arguments, or `sh`.
  ///
  /// @param in the beginning of an order
  static String program(Input in) {
    int flags = in.readUnsignedByte();
    if ((flags & SHELL) != 0) {
      return "sh";
    }
    var _ = in.readVarInt();
    return in.readUtf8(LONGEST_PROGRAM);
  }

  /// Reads what {@link #message} wrote, after its first byte.
  static Order read(Input in) {
    int flags = in.readUnsignedByte();
    List<String> words = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      words.add(in.readUtf8(MOST_BYTES));
    }
    Map<String, String> environment = new LinkedHashMap<>();
    for (int left = count(in); left > 0; left--) {
      environment.put(in.readUtf8(MOST_BYTES), in.readUtf8(MOST_BYTES));
    }
    String directory = in.readBoolean() ? in.readUtf8(MOST_BYTES) : null;
    boolean shell = (flags & SHELL) != 0;
    if (words.isEmpty() || words.getFirst().isBlank() || shell && words.size() > 1) {
      throw new ValueException("malformed command: its words are neither a program nor a line");
    }
    Command command =
        new Command(
            words,
            shell,
            environment,
            directory,
            false,
            (flags & REMOTE_ECHO) != 0,
            false,
            (flags & DETACHED) != 0);
    return new Order(command, positive(in.readVarInt()), in.readVarLong());
  }

  private static int count(Input in) {
    int count = in.readVarInt();
    if (count < 0 || count > in.remaining()) {
      throw new ValueException("malformed command: more words than bytes");
    }
    return count;
  }

  /// A window that the other end offers.
  static int positive(int window) {
    if (window <= 0) {
      throw new ValueException("malformed command: it offers no room");
    }
    return window;
  }
}
