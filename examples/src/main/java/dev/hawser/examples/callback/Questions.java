package dev.hawser.examples.callback;

import dev.hawser.Client;

/// Is asked two questions, and fails at both. Only the second failure shows up in this process's
/// log.
public final class Questions {
  private static final class Forgetful implements Office.Witness {
    @Override
    public String whatHappened() {
      throw new IllegalStateException("I have not seen anything");
    }

    @Override
    public String whereWereYou() {
      throw new IllegalStateException("I was asleep");
    }
  }

  /// The whole program.
  ///
  /// @param args the office's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      client.lookup("office", Office.class).ask(new Forgetful()).forEach(IO::println);
    }
  }
}
