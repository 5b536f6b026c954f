package cargo;

import java.util.List;

/// Its lambdas use its static state, so it travels whole; where it arrives that state is new.
final class Whole {
  private static final List<String> NAMES = List.of("Ann", "Bob");
  private static int calls;

  private Whole() {}

  static void send(Sender sender) {
    calls = 100;
    sender.send("static state", () -> Here.says(NAMES + " " + ++calls));
    sender.send("static state, again", () -> Here.says(NAMES + " " + ++calls));
    sender.send("static state of another class", () -> Here.says(Log.next()));
    sender.send("assertion", () -> Here.says(positive(1)));
  }

  private static int positive(int number) {
    assert number > 0 : "not positive";
    return number;
  }

  /// Numbers things.
  private static final class Log {
    private static int last;

    static int next() {
      return ++last;
    }
  }
}
