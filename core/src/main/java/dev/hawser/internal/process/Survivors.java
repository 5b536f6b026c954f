package dev.hawser.internal.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The commands that must not survive this Java process: when it ends, they are killed.
final class Survivors {
  private static final Set<ProcessTree> TREES = ConcurrentHashMap.newKeySet();
  private static boolean hooked;

  private Survivors() {}

  /// Has a command killed if this process ends first.
  static synchronized void add(ProcessTree tree) {
    if (!hooked) {
      hooked = true;
      Runtime.getRuntime().addShutdownHook(new Thread(Survivors::kill, "hawser-kill-commands"));
    }
    TREES.add(tree);
  }

  /// A command has ended.
  static void remove(ProcessTree tree) {
    TREES.remove(tree);
  }

  /// Kills all that still run, and returns when they are dead.
  static void kill() {
    TREES.forEach(ProcessTree::kill);
    try {
      for (ProcessTree tree : TREES) {
        var _ = tree.ended().get(ProcessTree.GRACE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      // Then by force.
    }
    TREES.forEach(ProcessTree::killByForce);
  }
}
