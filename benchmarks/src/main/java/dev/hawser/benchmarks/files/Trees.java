package dev.hawser.benchmarks.files;

import dev.hawser.Client;
import dev.hawser.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/// Folders: many small files, and a working copy with its history.
final class Trees {
  private static final int FOLDERS = 100;
  private static final int FILES_PER_FOLDER = 100;
  private static final int SMALL = 4 << 10;

  /// The contenders, in the order of the table.
  static final List<String> NAMES =
      List.of("scp -r -p", "rsync -a", "hawser", "hawser-plain", "hawser, with its start");

  private Trees() {}

  /// 10,000 files of 4 KB.
  static void makeSmall(Path folder) throws IOException {
    Random random = new Random(4);
    byte[] content = new byte[SMALL];
    for (int i = 0; i < FOLDERS; i++) {
      Path below = Files.createDirectories(folder.resolve("folder " + i));
      for (int j = 0; j < FILES_PER_FOLDER; j++) {
        random.nextBytes(content);
        Files.write(below.resolve("file-" + j + ".bin"), content);
      }
    }
  }

  /// Has one copy made into an empty folder, and compares. Nothing is deleted before all is
  /// measured: for minutes ext4 passes over the inodes of deleted files, one by one, whenever it
  /// makes a file.
  ///
  /// @return how many seconds it took
  static double run(String name, Path source, Path work, Secure secure)
      throws IOException, InterruptedException {
    Path target = Files.createTempDirectory(work, "copy").resolve("target");
    Child.run(List.of("sync"));
    double seconds =
        switch (name) {
          case "scp -r -p" -> timed(secure.scp(source, target));
          case "rsync -a" -> timed(secure.rsync(source, target));
          case "hawser" -> hawser("tls", "warm", source, target);
          case "hawser-plain" -> hawser("plain", "warm", source, target);
          case "hawser, with its start" -> hawser("tls", "cold", source, target);
          default -> throw new IllegalArgumentException("no contender '" + name + "'");
        };
    compare(source, target);
    return seconds;
  }

  private static double timed(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    var _ = Child.run(command);
    return (System.nanoTime() - start) / 1e9;
  }

  /// The content by `diff`, and times, permissions and links by `rsync`, which would list what it
  /// had to change.
  private static void compare(Path source, Path target) throws IOException, InterruptedException {
    var _ =
        Child.run(List.of("diff", "-r", "--no-dereference", source.toString(), target.toString()));
    String changes =
        Child.run(List.of("rsync", "-n", "-a", "-c", "-i", "--delete", source + "/", target + "/"));
    if (!changes.isBlank()) {
      throw new IOException("the copy differs:\n" + changes);
    }
  }

  static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /// @param warm `warm` if the sending process has transferred another folder before, `cold` if its
  ///   start counts, too
  private static double hawser(String how, String warm, Path source, Path target)
      throws IOException, InterruptedException {
    Path folder = Objects.requireNonNull(target.getParent());
    try (Child receiver = Child.java(Trees.class, 256, "serve", how, folder.toString())) {
      String where = receiver.line("listening ");
      long start = System.nanoTime();
      try (Child sender =
          Child.java(Trees.class, 256, "send", how, source.toString(), where, warm)) {
        double seconds = Double.parseDouble(sender.line("seconds "));
        return warm.equals("warm") ? seconds : (System.nanoTime() - start) / 1e9;
      }
    }
  }

  /// One end, as a process of its own.
  public static void main(String... args) throws Exception {
    boolean plain = args[1].equals("plain");
    if (args[0].equals("serve")) {
      serve(Path.of(args[2]), plain);
    } else {
      send(Path.of(args[2]), args[3], plain, args[4].equals("warm"));
    }
    System.exit(0);
  }

  private static void serve(Path folder, boolean plain) throws InterruptedException {
    CountDownLatch left = new CountDownLatch(1);
    try (Server server = HawserCopy.serve(folder, plain, left::countDown)) {
      System.out.println("listening " + HawserCopy.where(server, plain));
      left.await();
    }
  }

  private static void send(Path source, String where, boolean plain, boolean warm)
      throws IOException, InterruptedException {
    try (Client client = HawserCopy.connect(where, plain)) {
      if (warm) {
        warmUp(client, source.resolveSibling("warm-up-" + ProcessHandle.current().pid()));
      }
      long start = System.nanoTime();
      client.files().putFolder(source, "target");
      System.out.println("seconds " + (System.nanoTime() - start) / 1e9);
    }
  }

  private static void warmUp(Client client, Path other) throws IOException, InterruptedException {
    makeSmall(other);
    client.files().putFolder(other, "other");
    Child.run(List.of("sync"));
  }
}
