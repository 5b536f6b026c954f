package dev.hawser.examples.playing;

import dev.hawser.examples.Ink;
import dev.hawser.examples.JavaCommand;
import dev.hawser.examples.catalogue.Example;
import dev.hawser.examples.catalogue.Role;
import dev.hawser.examples.catalogue.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Plays the script of an example. Closing it ends all that it has started.
public final class Play implements AutoCloseable {
  /// How long a program may take to print what the script waits for.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Example example;
  private final Labels labels;
  private final Whereabouts whereabouts = new Whereabouts();
  private final List<Part> parts = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /// A play that has not begun.
  public Play(Example example, Ink ink) {
    this.example = example;
    labels = new Labels(example, ink);
  }

  /// Plays it to its end, and says whether everything went well.
  public boolean perform() throws IOException, InterruptedException {
    try {
      if (Whereabouts.needsHub(example)) {
        Part hub = begin("hub", List.of("example", "hub", "server"));
        whereabouts.note(hub.await(Step.OPEN, PATIENCE));
        whereabouts.addressIsHub();
      }
      for (Step step : example.script()) {
        perform(step);
      }
      Optional<Part> failed = parts.stream().filter(Part::hasFailed).findFirst();
      failed.ifPresent(part -> labels.complain(part.label() + " has failed"));
      return failed.isEmpty();
    } catch (Mishap e) {
      if (!closed) {
        labels.complain(String.valueOf(e.getMessage()));
      }
      return false;
    }
  }

  /// Ends all that was started, and what that has started.
  @Override
  public synchronized void close() {
    closed = true;
    parts.forEach(Part::dismiss);
    parts.forEach(Part::end);
    try {
      whereabouts.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void perform(Step step) throws IOException, InterruptedException {
    switch (step) {
      case Step.Start start -> {
        Part part = begin(start.role(), start.arguments(), start.typed());
        whereabouts.note(part.await(start.until(), PATIENCE));
      }
      case Step.Run run -> conclude(begin(run), run);
      case Step.AtOnce all -> performAtOnce(all.runs());
      case Step.Await await -> whereabouts.note(last(await.role()).await(await.text(), PATIENCE));
      case Step.Kill kill -> last(kill.role()).kill();
      case Step.Folder folder -> Files.createDirectory(whereabouts.folder().resolve(folder.name()));
      case Step.Write write ->
          Files.writeString(whereabouts.folder().resolve(write.file()), write.text());
    }
  }

  private void performAtOnce(List<Step.Run> runs) throws IOException, InterruptedException {
    List<Part> begun = new ArrayList<>();
    for (Step.Run run : runs) {
      begun.add(begin(run));
    }
    for (int i = 0; i < begun.size(); i++) {
      conclude(begun.get(i), runs.get(i));
    }
  }

  private Part begin(Step.Run run) throws IOException {
    Part part = begin(run.role(), run.arguments(), run.typed());
    part.endInput();
    return part;
  }

  private Part begin(String role, List<String> arguments, List<String> typed) throws IOException {
    Role found =
        example.role(role).orElseThrow(() -> new Mishap(example.name() + " has no " + role));
    Part part = begin(role, found.commandLine(whereabouts.fill(arguments)));
    part.type(typed);
    return part;
  }

  private Part begin(String role, List<String> words) throws IOException {
    String label = labels.next(role);
    List<String> command = JavaCommand.with(words.toArray(String[]::new));
    Part part = new Part(role, label, command, line -> labels.print(label, line));
    parts.add(part);
    if (closed) {
      part.dismiss();
    }
    return part;
  }

  /// The last one of a role that is still in the play.
  private Part last(String role) {
    return parts.reversed().stream()
        .filter(part -> part.plays(role))
        .findFirst()
        .orElseThrow(() -> new Mishap("there is no " + role + " at the moment"));
  }

  private static void conclude(Part part, Step.Run run) throws InterruptedException {
    int code = part.exitCode();
    if ((code != 0) != run.fails()) {
      throw new Mishap(part.label() + " has ended with " + code);
    }
    part.isDone();
  }
}
