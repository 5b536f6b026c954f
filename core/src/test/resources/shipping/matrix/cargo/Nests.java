package cargo;

import dev.hawser.call.Task;
import java.io.Serializable;

/// Classes that see each other's private members.
final class Nests {
  private Nests() {}

  static void send(Sender sender) {
    sender.send("private nested record", () -> Here.says(new Locked("treasure").opened()));
    sender.send("private members of a nested class", () -> Here.says(new Chest().content));
    Hull hull = new Hull("oak");
    sender.send("inner class with its outer object", hull.new Mast(3));
    sender.send("lambda of an inner class", hull.new Mast(2).told());
    sender.send("private method of a captured object", () -> Here.says(hull.told()));
  }

  private record Locked(String word) {
    private String opened() {
      return word + " of " + secret();
    }
  }

  private static String secret() {
    return "the nest";
  }

  private static final class Chest {
    private final String content = "gold";
  }

  /// Has an inner class.
  static class Hull implements Serializable {
    private final String wood;

    Hull(String wood) {
      this.wood = wood;
    }

    private String told() {
      return "a hull of " + wood;
    }

    /// Sees what its hull is made of.
    class Mast implements Task<String, RuntimeException> {
      private final int height;

      Mast(int height) {
        this.height = height;
      }

      @Override
      public String call() {
        return Here.says(height + " on " + Hull.this.told());
      }

      Task<String, RuntimeException> told() {
        return () -> Here.says(height + " high, " + wood);
      }
    }
  }
}
