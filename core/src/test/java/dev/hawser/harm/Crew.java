package dev.hawser.harm;

import dev.hawser.harm.check.Findings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Threads of both kinds that work side by side. Whatever one throws is a violation, and so is one
/// that never ends.
final class Crew {
  /// A piece of work.
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  private final Findings findings;
  private final Map<String, Thread> threads = new LinkedHashMap<>();

  Crew(Findings findings) {
    this.findings = findings;
  }

  /// Starts a task in a thread of its own, each fourth a platform thread.
  void start(String name, Task task) {
    Thread.Builder builder =
        threads.size() % 4 == 3 ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    threads.put(name, builder.name(name).start(() -> run(name, task)));
  }

  private void run(String name, Task task) {
    try {
      task.run();
    } catch (Throwable e) {
      findings.violation(name + " failed: " + e + " " + trace(e.getStackTrace()));
    }
  }

  /// Waits for all, and reports those that have not ended by a deadline of `System.nanoTime`.
  void join(long deadline) throws InterruptedException {
    for (Map.Entry<String, Thread> entry : threads.entrySet()) {
      long millis = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
      Thread thread = entry.getValue();
      thread.join(millis);
      if (thread.isAlive()) {
        findings.violation(entry.getKey() + " is stuck " + trace(thread.getStackTrace()));
      }
    }
  }

  private static String trace(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> frame.getClassName().startsWith("dev.hawser"))
        .limit(10)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining("\n    at ", "\n    at ", ""));
  }
}
