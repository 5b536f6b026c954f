package dev.hawser.examples.demo.stage;

import module java.base;

import dev.hawser.examples.Ink;

/// Where scenes are played: starts the players, has them play their parts, prints what happens and
/// checks what came of it.
public final class Stage implements AutoCloseable {
  /// The process that opens the server.
  public static final String SERVER = "server";

  /// The first client.
  public static final String ALICE = "alice";

  /// The second client.
  public static final String BOB = "bob";

  /// The third client.
  public static final String CAROL = "carol";

  private static final long PATIENCE_SECONDS = 10;
  private static final int NAME_WIDTH = 8;

  private final Ink ink;
  private final boolean plain;
  private final Map<String, Actor> cast = new LinkedHashMap<>();
  private Scene scene;
  private int number;
  private int checks;
  private boolean afterEmptyLine;

  /// An empty stage.
  public Stage(Scene first) {
    ink = Ink.ofStandardOutput();
    plain =
        !Charset.defaultCharset().newEncoder().canEncode('✓')
            || !System.out.charset().newEncoder().canEncode('✓');
    scene = first;
  }

  /// Plays a scene.
  ///
  /// @throws Difference at the first thing that is not as promised
  public void play(int index, Scene next) throws InterruptedException {
    scene = next;
    number = index;
    print("");
    print(ink.bold(String.format("%2d  %s", index + 1, scene.title())));
    print("    " + scene.promise());
    scene.play(this);
  }

  /// Starts the process of one more player.
  public void hire(String name) {
    cast.put(name, new Actor(name, line -> print(speech(name, line))));
  }

  /// Prints the code of the scene between the marks of a region.
  public void show(String region) {
    String bar = plain ? "    | " : "    │ ";
    print("");
    Listing.of(scene.getClass(), region).forEach(line -> print(ink.dim(bar) + line));
    print("");
  }

  /// Has a part played and waits for the answer.
  public String ask(String name, String part) {
    return ask(name, part, "");
  }

  /// Has a part played and waits for the answer.
  public String ask(String name, String part, String argument) {
    return answer(start(name, part, argument));
  }

  /// Has a part played, without waiting for its end.
  public CompletableFuture<String> start(String name, String part) {
    return start(name, part, "");
  }

  /// Has a part played, without waiting for its end.
  public CompletableFuture<String> start(String name, String part, String argument) {
    return actor(name).ask(number, part, argument);
  }

  /// Waits for the answer of a part that was started.
  public String answer(CompletableFuture<String> started) {
    try {
      return started.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Difference difference ? difference : e;
    }
  }

  /// Kills the process of a player with SIGKILL.
  public void kill(String name) {
    actor(name).kill();
    cast.remove(name);
  }

  /// Compares what was promised with what was seen.
  public void check(String promise, Object promised, Object seen) {
    if (!promised.toString().equals(seen.toString())) {
      throw new Difference(promise + ": promised '" + promised + "' but was '" + seen + "'");
    }
    checks++;
    print("    " + ink.good((plain ? "ok " : "✓ ") + promise));
  }

  /// How many checks there were.
  public int checks() {
    return checks;
  }

  /// Where the play is, for the one who asks why it takes so long.
  public String place() {
    return "scene " + (number + 1) + ", " + scene.title();
  }

  /// Prints that something differed from what was promised.
  public void complain(String message) {
    print("    " + ink.bad((plain ? "DIFFERENT " : "✗ ") + message));
    print("      in " + place());
  }

  /// Prints a line; of several empty ones only the first.
  public synchronized void print(String line) {
    if (!line.isEmpty() || !afterEmptyLine) {
      IO.println(line);
    }
    afterEmptyLine = line.isEmpty();
  }

  /// Sends the players home and checks that they went.
  public void dismiss() throws InterruptedException {
    for (var player : cast.entrySet()) {
      int code = player.getValue().dismiss(PATIENCE_SECONDS);
      if (code != 0) {
        throw new Difference("the process of " + player.getKey() + " ended with code " + code);
      }
    }
    check("all processes ended by themselves, with exit code 0", cast.size(), cast.size());
    cast.clear();
  }

  /// Kills whatever still runs.
  @Override
  public void close() {
    cast.values().forEach(Actor::kill);
  }

  private Actor actor(String name) {
    return Objects.requireNonNull(cast.get(name), name);
  }

  private String speech(String name, String line) {
    return "    " + ink.named(name, String.format("%-" + NAME_WIDTH + "s", name)) + line;
  }
}
