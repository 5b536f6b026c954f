package dev.hawser.harm.files;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.file.TransferResult;
import dev.hawser.harm.Options;
import dev.hawser.harm.load.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// A big file is put again after changes; what goes over the wire is counted: `checks/run delta`.
public final class DeltaCheck {
  private static final String HELP =
      """
      delta [--size MB] [--seed N]

        --size 1000   of the file, in MB
        --seed 1      for chance
      """;
  private static final long MEGA = 1_000_000;
  private static final int BLOCK = 64 << 10;
  private static final int PAGE = 4 << 10;

  private final Path source;
  private final Path target;
  private final Client client;
  private final Cable cable;
  private final Figures figures;
  private final SplittableRandom random;
  private long seconds;

  private DeltaCheck(
      Path source, Path target, Client client, Cable cable, Figures figures, long seed) {
    this.source = source;
    this.target = target;
    this.client = client;
    this.cable = cable;
    this.figures = figures;
    // Not what the file was made of, or the delta would find it there.
    this.random = new SplittableRandom(~seed);
  }

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options = Options.parse(args, Set.of("size", "seed"), HELP);
    long size = Long.parseLong(options.getOrDefault("size", "1000")) * MEGA;
    long seed = Long.parseLong(options.getOrDefault("seed", "1"));
    Figures figures = new Figures();
    figures.show("seed", seed);
    Path work = Files.createTempDirectory("hawser-delta");
    Path served = Files.createDirectory(work.resolve("server"));
    Path source = work.resolve("big");
    TransfersCheck.make(source, size, seed);
    try (Server server = Depot.open(0, served, "plain");
        Cable cable = Cable.to(server.address().port());
        Client client =
            Carrier.connect(Address.tcp("localhost", cable.port()).toString(), "plain")) {
      new DeltaCheck(source, served.resolve("big"), client, cable, figures, seed).run();
    } finally {
      TransfersCheck.remove(work);
    }
    figures.exit();
  }

  private void run() throws IOException {
    long size = Files.size(source);
    put("new: of the file's size", 1.01);
    change(size / BLOCK / 100, BLOCK);
    put("1 % of its 64 KB blocks changed", 0.03);
    change(size / PAGE / 100, PAGE);
    put("1 % of its 4 KB pages changed", 0.03);
    Files.setLastModifiedTime(source, FileTime.fromMillis(1_000_000_000_000L + seconds++));
    put("unchanged, with another time", 0.001);
    put("unchanged", 0.00002);
    insert();
    put("one byte inserted at the front", 0.03);
  }

  /// Puts the file and counts.
  private void put(String what, double most) throws IOException {
    long before = cable.bytes();
    TransferResult result = client.files().put(source, "big");
    double share = (double) (cable.bytes() - before) / Files.size(source);
    String text =
        String.format(Locale.ROOT, "%.4f %% in %d ms", 100 * share, result.time().toMillis());
    figures.promise(what, text, share <= most);
    long differs = Files.mismatch(source, target);
    if (differs >= 0) {
      figures.promise("first byte that differs", differs, false);
    }
  }

  /// Writes something else over some places.
  private void change(long count, int length) throws IOException {
    byte[] other = new byte[length];
    try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
      for (long i = 0; i < count; i++) {
        random.nextBytes(other);
        file.seek(random.nextLong(file.length() / length) * length);
        file.write(other);
      }
    }
  }

  private void insert() throws IOException {
    Path longer = source.resolveSibling("longer");
    try (InputStream in = Files.newInputStream(source);
        OutputStream out = Files.newOutputStream(longer)) {
      out.write(1);
      var _ = in.transferTo(out);
    }
    Files.move(longer, source, StandardCopyOption.REPLACE_EXISTING);
  }
}
