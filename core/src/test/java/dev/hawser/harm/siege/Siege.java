package dev.hawser.harm.siege;

import dev.hawser.Client;
import dev.hawser.Pipe;
import dev.hawser.SharedMap;
import dev.hawser.harm.Options;
import dev.hawser.harm.load.Figures;
import dev.hawser.harm.load.Percentiles;
import dev.hawser.harm.load.Trips;
import dev.hawser.scenario.ChildJvm;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Attacks on a server while a good client works: `checks/run siege`.
///
/// The attackers only run on processors that would be idle, since they would have their own.
public final class Siege {
  static final String PIPE = "talk";

  private static final String HELP =
      """
      siege [--seconds N] [--quiet N] [--attack NAME]

        --seconds 60   how long each attack goes on
        --quiet 20     how long the quiet server is measured first
        --attack all   which one: %s
      """
          .formatted(Attack.names());
  private static final double MOST_RATIO = 3;
  private static final long MOST_MEMORY_KIB = 512 << 10;
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private final Figures figures = new Figures();
  private final ChildJvm server;
  private final String address;
  private final Client good;

  private Siege(ChildJvm server, String address, Client good) {
    this.server = server;
    this.address = address;
    this.good = good;
  }

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options = Options.parse(args, Set.of("seconds", "quiet", "attack"), HELP);
    Duration time = seconds(options.getOrDefault("seconds", "60"));
    Duration quiet = seconds(options.getOrDefault("quiet", "20"));
    List<Attack> attacks = Attack.named(options.getOrDefault("attack", "all"));
    String home = Files.createTempDirectory("hawser-siege").toString();
    List<String> jvm = List.of("-Xmx256m", "-Dhawser.home=" + home);
    try (ChildJvm server = ChildJvm.start(jvm, SiegeServer.class)) {
      String address = server.hear();
      try (Client good = Client.connect(server.ask("good"))) {
        Siege siege = new Siege(server, address, good);
        siege.withstand(attacks, quiet, time);
        siege.figures.exit();
      }
    }
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private void withstand(List<Attack> attacks, Duration quiet, Duration time) throws Exception {
    work(WARM_UP);
    Percentiles alone = work(quiet);
    figures.show("good client, quiet", alone);
    for (Attack attack : attacks) {
      List<String> options = List.of("-Xmx256m", "-XX:+UseSerialGC");
      try (ChildJvm attacker =
          ChildJvm.start(
              List.of("chrt", "-i", "0"), options, Attacker.class, attack.name(), address)) {
        attacker.tell(server.ask("bad-" + attack.name().toLowerCase(java.util.Locale.ROOT)));
        attacker.hear();
        Percentiles besieged = work(time);
        String done = attacker.ask("stop");
        double ratio = besieged.at(99) / alone.at(99);
        figures.show(attack + ": good client", besieged);
        figures.promise(attack + ": p99 / quiet p99", "%.2f".formatted(ratio), ratio <= MOST_RATIO);
        figures.show(attack + ": done", done);
      }
      long memory = Long.parseLong(server.ask("memory"));
      figures.promise(
          attack + ": server's most memory, MiB", memory >> 10, memory <= MOST_MEMORY_KIB);
    }
    figures.show("values refused by name or limit", server.ask("refused"));
    figures.promise("good client's session lives", good.state(), !good.isClosed());
  }

  /// Works for a while: each turn is a ping, a change of a map and a word by pipe and back.
  private Percentiles work(Duration time) throws InterruptedException {
    SharedMap<Integer> map = good.globals().map("work", Integer.class);
    Pipe<Object> pipe = good.pipe(PIPE);
    long end = System.nanoTime() + time.toNanos();
    return Trips.measure(
        () -> {
          good.ping();
          map.put("turn", 1);
          pipe.send("word");
          pipe.receive();
        },
        _ -> System.nanoTime() < end);
  }
}
