package dev.hawser.examples.catalogue;

import java.util.Arrays;
import java.util.List;

/// A step of a script that plays an example. In every argument, {@link #ADDRESS}, {@link #HUB} and
/// {@link #FOLDER} stand for what they are while it is played.
public sealed interface Step {
  /// The last address that was printed at the end of a line somebody waited for.
  String ADDRESS = "ADDRESS";

  /// The address of a hub. Where it occurs, a hub is started before everything else.
  String HUB = "HUB";

  /// A folder that is gone afterwards.
  String FOLDER = "FOLDER";

  /// What servers print when they are ready.
  String OPEN = "open at ";

  /// Starts a program that goes on until the play is over, and waits until it is open.
  static Start start(String role, String... arguments) {
    return new Start(role, List.of(arguments), OPEN, List.of());
  }

  /// Runs a program until it ends, which must be well.
  static Run run(String role, String... arguments) {
    return new Run(role, List.of(arguments), List.of(), false);
  }

  /// Runs several programs side by side until all have ended.
  static AtOnce atOnce(Run... runs) {
    return new AtOnce(Arrays.asList(runs));
  }

  /// Waits until a program of that role has printed a text: the last one that was started and is
  /// still there.
  static Await await(String role, String text) {
    return new Await(role, text);
  }

  /// Kills a program of that role, as a failing machine would: the last one that is still there.
  static Kill kill(String role) {
    return new Kill(role);
  }

  /// Makes a folder inside {@link #FOLDER}.
  static Folder folder(String name) {
    return new Folder(name);
  }

  /// Writes a file inside {@link #FOLDER}.
  static Write write(String file, String text) {
    return new Write(file, text);
  }

  /// Starting a program in the background.
  ///
  /// @param role which
  /// @param arguments what it is told
  /// @param until the text that it prints when the play may go on
  /// @param typed lines for its standard input, which stays open
  record Start(String role, List<String> arguments, String until, List<String> typed)
      implements Step {
    /// Waits for another text.
    Start until(String text) {
      return new Start(role, arguments, text, typed);
    }

    /// Types these lines at once.
    Start typing(String... lines) {
      return new Start(role, arguments, until, List.of(lines));
    }
  }

  /// Running a program until it ends.
  ///
  /// @param role which
  /// @param arguments what it is told
  /// @param typed all lines of its standard input
  /// @param fails whether it is expected to end with a failure
  record Run(String role, List<String> arguments, List<String> typed, boolean fails)
      implements Step {
    /// Types these lines, and then ends the input.
    Run typing(String... lines) {
      return new Run(role, arguments, List.of(lines), fails);
    }

    /// Expects a failure.
    Run failing() {
      return new Run(role, arguments, typed, true);
    }
  }

  /// Running several programs side by side.
  ///
  /// @param runs which
  record AtOnce(List<Run> runs) implements Step {}

  /// Waiting for a text.
  ///
  /// @param role of whom
  /// @param text what it prints
  record Await(String role, String text) implements Step {}

  /// Killing a program.
  ///
  /// @param role which
  record Kill(String role) implements Step {}

  /// Making a folder.
  ///
  /// @param name inside the play's folder
  record Folder(String name) implements Step {}

  /// Writing a file.
  ///
  /// @param file inside the play's folder
  /// @param text what is in it
  record Write(String file, String text) implements Step {}
}
