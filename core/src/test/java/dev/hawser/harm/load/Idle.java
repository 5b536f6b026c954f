package dev.hawser.harm.load;

import dev.hawser.Server;
import dev.hawser.harm.Options;
import dev.hawser.scenario.ChildJvm;
import dev.hawser.security.AdmissionLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Many sessions that do nothing, from a second process: `checks/run idle`.
public final class Idle {
  private static final String HELP =
      """
      idle [--sessions N] [--seconds N]

        --sessions 10000   how many; each takes one open file in either process
        --seconds 10       how long they are watched while they do nothing
      """;
  private static final long MOST_BYTES = 25 << 10;
  private static final Duration CONNECTING = Duration.ofMinutes(5);

  private Idle() {}

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options = Options.parse(args, Set.of("sessions", "seconds"), HELP);
    int sessions = Integer.parseInt(options.getOrDefault("sessions", "10000"));
    Duration watch = Duration.ofSeconds(Long.parseLong(options.getOrDefault("seconds", "10")));
    checkOpenFiles(sessions);
    Figures figures = new Figures();
    try (Server server = Server.builder().admission(roomFor(sessions)).open()) {
      warmUp(server);
      long before = heapInUse();
      long begin = System.nanoTime();
      List<String> jvm = List.of("-Xmx1g");
      String address = server.address().toString();
      try (ChildJvm clients =
          ChildJvm.start(jvm, IdleClients.class, address, String.valueOf(sessions))) {
        String connected = clients.hear(CONNECTING);
        figures.show("sessions", connected);
        figures.show("seconds to connect all", seconds(begin));
        watch(server, before, sessions, watch, figures);
        figures.show("processor use idle, clients", share(clients.process(), watch));
        String answered = clients.ask("ping");
        figures.promise("sessions that answer afterwards", answered, answered.equals(connected));
      }
    }
    figures.exit();
  }

  private static AdmissionLimits roomFor(int sessions) {
    int all = sessions + 100;
    return AdmissionLimits.defaults().withConnections(all, all).withSessions(all, all);
  }

  /// Sees to it that what is made once, however many sessions there are, is not counted.
  private static void warmUp(Server server) throws Exception {
    String address = server.address().toString();
    try (ChildJvm few = ChildJvm.start(List.of(), IdleClients.class, address, "20")) {
      few.hear();
      few.ask("ping");
    }
    while (!server.clients().isEmpty()) {
      server.clients().forEach(peer -> peer.close());
    }
  }

  private static void watch(
      Server server, long before, int sessions, Duration watch, Figures figures) {
    long perSession = (heapInUse() - before) / sessions;
    figures.promise("server's heap per session, bytes", perSession, perSession <= MOST_BYTES);
    figures.show("processor use idle, server", share(ProcessHandle.current(), watch));
    int alive = server.clients().size();
    figures.promise("sessions the server knows", alive, alive == sessions);
  }

  /// The share of one processor that a process uses for a while.
  private static String share(ProcessHandle process, Duration watch) {
    Duration before = cpu(process);
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < watch.toNanos()) {
      LockSupport.parkNanos(watch.toNanos() - (System.nanoTime() - begin));
    }
    double used = cpu(process).minus(before).toNanos() / (double) (System.nanoTime() - begin);
    return String.format(Locale.ROOT, "%.1f %% of one processor", used * 100);
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static String seconds(long begin) {
    return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begin) / 1e9);
  }

  private static long heapInUse() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  /// Says so if this host allows too few open files; children inherit the limit.
  private static void checkOpenFiles(int sessions) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "ulimit -n").start();
    String limit =
        new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (limit.chars().allMatch(Character::isDigit) && Long.parseLong(limit) < sessions + 100) {
      System.err.printf(
          "only %s open files are allowed: raise that with \"ulimit -n %d\"%n",
          limit, sessions + 200);
      System.exit(1);
    }
  }
}
