package dev.hawser.examples.demo;

import module java.base;
import module java.logging;

import dev.hawser.examples.Ink;
import dev.hawser.examples.demo.scenes.Program;
import dev.hawser.examples.demo.stage.Difference;
import dev.hawser.examples.demo.stage.Player;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hawser demo`: plays every scene between real processes and fails if anything is not as
/// promised.
@Command(
    name = "demo",
    description = "A server and three clients show and check everything that Hawser can do.")
public final class Demo implements Callable<Integer> {
  /// The record of who was refused: the scenes tell that themselves.
  private static final Logger AUDIT = Logger.getLogger("dev.hawser.audit");

  @Option(
      names = "--role",
      hidden = true,
      description = "Be one of the processes that the demo starts.")
  private @Nullable String role;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "After how many seconds the demo gives up and fails (default: 60).")
  private long limit;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (role != null) {
      AUDIT.setLevel(Level.SEVERE);
      new Player(role, Program.scenes()).play();
      return 0;
    }
    long start = System.nanoTime();
    List<Scene> scenes = Program.scenes();
    CountDownLatch done = new CountDownLatch(1);
    try (Stage stage = new Stage(scenes.getFirst())) {
      Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
      Thread.ofPlatform().daemon().name("clock").start(() -> watchTheClock(stage, done));
      return play(stage, scenes, start) ? 0 : 1;
    } finally {
      done.countDown();
    }
  }

  private static boolean play(Stage stage, List<Scene> scenes, long start)
      throws InterruptedException {
    Ink ink = Ink.ofStandardOutput();
    stage.print(ink.bold("Hawser") + ": a server and three clients, each a process of its own");
    try {
      for (int i = 0; i < scenes.size(); i++) {
        stage.play(i, scenes.get(i));
      }
      stage.dismiss();
    } catch (Difference e) {
      stage.complain(String.valueOf(e.getMessage()));
      return false;
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    stage.print("");
    stage.print(
        ink.bold(
            String.format(
                Locale.ROOT,
                "%d scenes, %d checks, all as promised, in %.1f s",
                scenes.size(),
                stage.checks(),
                time.toMillis() / 1000.0)));
    return true;
  }

  /// Nothing in the demo may take so long; if something does, it must not take for ever.
  private void watchTheClock(Stage stage, CountDownLatch done) {
    try {
      if (!done.await(limit, TimeUnit.SECONDS)) {
        stage.complain("not finished after " + limit + " s");
        stage.close();
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
