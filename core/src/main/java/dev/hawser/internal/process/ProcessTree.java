package dev.hawser.internal.process;

import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// A command's process with all that it has started, to be killed together.
///
/// Those whose parents have died belong to it too, as far as they can be found: by the operating
/// system's session that the command leads, where `/proc` tells of it.
final class ProcessTree {
  /// How long a process has to leave by itself.
  static final Duration GRACE = Duration.ofSeconds(1);

  private static final Path PROC = Path.of("/proc");
  private static final int MOST_ROUNDS = 10;

  private final ProcessHandle root;
  private final boolean leader;
  private final Patience patience;

  /// All that were seen, since they may lose their parents.
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  private boolean killing;

  /// Stands for a process and its children.
  ///
  /// @param leader whether it leads a session of its own
  ProcessTree(ProcessHandle root, boolean leader, Patience patience) {
    this.root = root;
    this.leader = leader;
    this.patience = patience;
  }

  /// Asks all to end, and after a moment kills those that have not.
  synchronized void kill() {
    if (killing) {
      return;
    }
    killing = true;
    boolean _ = look();
    seen.forEach(ProcessHandle::destroy);
    var _ =
        patience.alarm(
            patience.now() + GRACE.toNanos(),
            () -> Threads.start("kill-command", this::killByForce));
  }

  /// Kills all that are left, and what they start meanwhile.
  synchronized void killByForce() {
    boolean found = true;
    for (int round = 0; found && round < MOST_ROUNDS; round++) {
      found = look();
      seen.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
  }

  /// Completes when all that were seen have ended.
  synchronized CompletableFuture<Void> ended() {
    return CompletableFuture.allOf(
        seen.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
  }

  /// Looks who belongs to it.
  ///
  /// @return whether somebody new does
  private boolean look() {
    int before = seen.size();
    seen.add(root);
    root.descendants().forEach(seen::add);
    if (leader) {
      seen.addAll(members(root.pid()));
    }
    return seen.size() > before;
  }

  /// The living processes of a session of the operating system.
  private static List<ProcessHandle> members(long session) {
    List<ProcessHandle> members = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path each : all) {
        if (session(each) == session) {
          ProcessHandle.of(Long.parseLong(PROC.relativize(each).toString()))
              .ifPresent(members::add);
        }
      }
    } catch (IOException e) {
      // No /proc here.
    }
    return members;
  }

  /// To which session a process belongs: the fourth field after its name, which may hold anything.
  private static long session(Path process) {
    try {
      String state = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] fields = state.substring(state.lastIndexOf(')') + 1).split(" ", 6);
      return Long.parseLong(fields[4]);
    } catch (IOException e) {
      // It has just ended.
      return -1;
    }
  }
}
