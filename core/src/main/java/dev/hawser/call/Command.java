package dev.hawser.call;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A command of the operating system, to be run at the other end. Immutable: each method gives
/// another one.
///
/// ```java
/// RemoteProcess build = peer.start(Command.of("make", "-j4").directory("/srv/src"));
/// ```
///
/// @param words the program and its arguments
/// @param shell whether the one word is a line for the shell of the other end
/// @param environment what is added to the environment of the other end
/// @param directory where it runs; the other end's own working directory if null
/// @param echo whether this end prints what the command prints
/// @param remoteEcho whether the other end prints what the command prints
/// @param onceAll whether what is printed here is printed when the command has ended, not as it
///   comes
/// @param detached whether it goes on when the session ends
public record Command(
    List<String> words,
    boolean shell,
    Map<String, String> environment,
    @Nullable String directory,
    boolean echo,
    boolean remoteEcho,
    boolean onceAll,
    boolean detached) {
  /// Copies the lists.
  public Command {
    words = List.copyOf(requireNonNull(words, "words"));
    environment = Map.copyOf(requireNonNull(environment, "environment"));
    if (words.isEmpty() || words.getFirst().isBlank()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }

  /// A program and its arguments, which no shell looks at.
  public static Command of(String program, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(requireNonNull(program, "program"));
    words.addAll(List.of(requireNonNull(arguments, "arguments")));
    return new Command(words, false, Map.of(), null, false, false, false, false);
  }

  /// A line for the shell of the other end: `sh -c`, or `cmd /c` on Windows.
  public static Command shell(String line) {
    List<String> words = List.of(requireNonNull(line, "line"));
    return new Command(words, true, Map.of(), null, false, false, false, false);
  }

  /// With one more variable in its environment, which is otherwise that of the other end.
  public Command environment(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return new Command(words, shell, more, directory, echo, remoteEcho, onceAll, detached);
  }

  /// In another working directory, of the other end.
  public Command directory(String path) {
    String there = requireNonNull(path, "path");
    return new Command(words, shell, environment, there, echo, remoteEcho, onceAll, detached);
  }

  /// Has this end print what the command prints, as it comes. Then {@link RemoteProcess#stdout} and
  /// {@link RemoteProcess#stderr} are empty.
  public Command echoed() {
    return new Command(words, shell, environment, directory, true, remoteEcho, onceAll, detached);
  }

  /// Has the other end print it, too.
  public Command echoedRemotely() {
    return new Command(words, shell, environment, directory, echo, true, onceAll, detached);
  }

  /// Has this end print it at once when the command has ended, not as it comes. Of more than 64
  /// MiB, each 64 MiB are printed at once.
  public Command echoedAtTheEnd() {
    return new Command(words, shell, environment, directory, true, remoteEcho, true, detached);
  }

  /// Lets it go on when the session ends or nobody waits for it any more; it is not killed with its
  /// caller. What it prints when the session is over is lost. {@link RemoteProcess#kill} kills it
  /// all the same.
  public Command goingOn() {
    return new Command(words, shell, environment, directory, echo, remoteEcho, onceAll, true);
  }
}
