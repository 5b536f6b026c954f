package dev.hawser.harm.files;

import dev.hawser.Address;
import dev.hawser.harm.Options;
import dev.hawser.harm.load.Figures;
import dev.hawser.scenario.ChildJvm;
import dev.hawser.security.Ticket;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// One transfer of a big file between two processes that are killed again and again, and whose
/// connections are cut, while bytes move: `checks/run transfers`.
public final class TransfersCheck {
  private static final String HELP =
      """
      transfers [--kills N] [--size MB] [--way put|get] [--how plain|tls] [--seed N]

        --kills 100   how many kills and cuts
        --size 1000   of the file, in MB
        --way put     who sends: the client (put) or the server (get)
        --how plain   with TLS or without
        --seed 1      for chance
      """;
  private static final long MEGA = 1_000_000;
  private static final double MOST_AGAIN = 0.05;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path work;
  private final Path source;
  private final Path target;
  private final Path served;
  private final String way;
  private final String how;
  private final SplittableRandom random;
  private final int port;
  private final AtomicInteger cuts = new AtomicInteger();
  private int serverKills;
  private int clientKills;

  TransfersCheck(Path work, String way, String how, long seed) throws IOException {
    this.work = work;
    this.way = way;
    this.how = how;
    this.random = new SplittableRandom(seed);
    Path client = Files.createDirectory(work.resolve("client"));
    served = Files.createDirectory(work.resolve("server"));
    source = (way.equals("put") ? client : served).resolve("big");
    target = (way.equals("put") ? served : client).resolve("big");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options =
        Options.parse(args, Set.of("kills", "size", "way", "how", "seed"), HELP);
    int kills = Integer.parseInt(options.getOrDefault("kills", "100"));
    long size = Long.parseLong(options.getOrDefault("size", "1000")) * MEGA;
    long seed = Long.parseLong(options.getOrDefault("seed", "1"));
    String way = options.getOrDefault("way", "put");
    String how = options.getOrDefault("how", "plain");
    Figures figures = new Figures();
    figures.show("seed", seed);
    Path work = Files.createTempDirectory("hawser-transfers");
    try {
      System.setProperty("hawser.home", Files.createDirectory(work.resolve("home")).toString());
      new TransfersCheck(work, way, how, seed).run(kills, size, MOST_AGAIN, figures);
    } finally {
      remove(work);
    }
    figures.exit();
  }

  static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  static void make(Path file, long size, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] piece = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = size; left > 0; left -= piece.length) {
        random.nextBytes(piece);
        out.write(piece, 0, (int) Math.min(piece.length, left));
      }
    }
  }

  /// Has it done, and prints what came of it.
  ///
  /// @param mostAgain the part of the file that may have been sent again
  void run(int kills, long size, double mostAgain, Figures figures) throws Exception {
    make(source, size, random.nextLong());
    long start = System.nanoTime();
    try (Cable cable = Cable.to(port)) {
      String done = carry(kills, size, cable);
      figures.show("kills of the server's process", serverKills);
      figures.show("kills of the client's process", clientKills);
      figures.show("cuts of all connections", cuts.get());
      figures.show("seconds", (System.nanoTime() - start) / 1_000_000_000);
      figures.show("the last session says", done);
      long carried = way.equals("put") ? cable.toServer() : cable.toClient();
      double again = (double) (carried - size) / size;
      String percent = String.format(Locale.ROOT, "%.2f %%", 100 * again);
      figures.promise("carried beyond the file's size", percent, again <= mostAgain);
    }
    long differs = Files.mismatch(source, target);
    figures.promise("first byte that differs", differs, differs < 0);
    try (Stream<Path> left = Files.list(target.getParent())) {
      List<String> names = left.map(path -> path.getFileName().toString()).toList();
      figures.promise("what is in the target's folder", names, names.equals(List.of("big")));
    }
  }

  /// Has the transfer made under fire.
  ///
  /// @return what the client says in the end
  private String carry(int kills, long size, Cable cable) throws Exception {
    ChildJvm server = server();
    String where = where(server.hear(), cable);
    ChildJvm client = client(where);
    List<ChildJvm> all = new ArrayList<>(List.of(server, client));
    try {
      for (int i = 0; i < kills; i++) {
        Blow blow = new Blow(cable, random.nextLong(2 * size / (kills + 1)) / 2 + 1);
        int kind = random.nextInt(3);
        ChildJvm victim = kind == 0 ? server : client;
        boolean struck = kind == 2 ? blow.cut() : blow.kill(victim);
        if (!struck) {
          throw new AssertionError("the transfer ended after " + i + " blows");
        }
        if (kind == 0) {
          serverKills++;
          server = server();
          var _ = server.hear();
          all.add(server);
        } else if (kind == 1) {
          clientKills++;
          client = client(where);
          all.add(client);
        } else {
          cuts.incrementAndGet();
        }
      }
      return lastWord(client);
    } finally {
      all.forEach(ChildJvm::close);
    }
  }

  private static String lastWord(ChildJvm client) throws InterruptedException {
    String word = client.hear(PATIENCE);
    while (!word.startsWith("done")) {
      word = client.hear(PATIENCE);
    }
    return word;
  }

  private ChildJvm server() throws IOException {
    return ChildJvm.start(
        List.of("-Xmx64m"), Depot.class, Integer.toString(port), served.toString(), how);
  }

  private ChildJvm client(String where) throws IOException {
    Path here = way.equals("put") ? source : target;
    return ChildJvm.start(
        List.of("-Xmx64m"), Carrier.class, where, how, way, here.toString(), "big");
  }

  /// The server, by way of the cable.
  private String where(String said, Cable cable) {
    Address near = Address.tcp("localhost", cable.port());
    if (how.equals("plain")) {
      return near.toString();
    }
    Ticket ticket = Ticket.parse(said);
    return Ticket.of(List.of(near), ticket.fingerprint(), ticket.invitation(), ticket.secret())
        .line();
  }
}
