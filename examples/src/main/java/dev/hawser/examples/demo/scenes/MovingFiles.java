package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.SERVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import module java.base;

import dev.hawser.Client;
import dev.hawser.FileException;
import dev.hawser.Server;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan;
import dev.hawser.file.TransferResult;
import dev.hawser.security.Permission;
import org.jspecify.annotations.Nullable;

/// Files and folders travel, and only what is not there yet.
final class MovingFiles extends Scene {
  private static final int MEGABYTE = 1 << 20;

  private @Nullable Path folder;
  private @Nullable Client gwen;

  MovingFiles() {
    super(
        "Files",
        "Gwen may use one folder of the server: she brings files, changes one, and fetches all.");
    server("invite", this::invite);
    part("join", (_, ticket) -> join(ticket));
    part("put", (_, _) -> put());
    part("again", (_, _) -> again());
    part("change", (_, _) -> change());
    part("plan", (_, _) -> plan());
    part("folder", (_, _) -> folder());
    part("parts", (_, _) -> parts());
    part("escape", (_, _) -> escape());
    part("leave", (_, _) -> leave());
    part("clear", (_, _) -> clear());
  }

  private Object invite(Server server) throws IOException {
    Path lab = Files.createTempDirectory("hawser-demo");
    folder = lab;
    // @start region="invite"
    String ticket = server.invite("gwen", Permission.files(lab));
    // @end
    return ticket;
  }

  private Object join(String ticket) throws IOException {
    Client client = Client.connect(ticket);
    gwen = client;
    folder = Files.createTempDirectory("hawser-demo");
    byte[] content = new byte[20 * MEGABYTE];
    new Random(7).nextBytes(content);
    Files.write(own().resolve("data.bin"), content);
    return client.identity();
  }

  private Client gwen() {
    return requireNonNull(gwen);
  }

  private Path own() {
    return requireNonNull(folder);
  }

  private Object put() {
    Client client = gwen();
    Path data = own().resolve("data.bin");
    // @start region="put"
    TransferResult result = client.files().put(data, "run 7/data.bin");
    // @end
    say("%,d bytes in %d ms, %s", result.bytes(), result.time().toMillis(), result.digest());
    return result.bytes();
  }

  private Object again() {
    return gwen().files().put(own().resolve("data.bin"), "run 7/data.bin").equal();
  }

  /// One megabyte in the middle becomes another.
  private Object change() throws IOException {
    byte[] other = new byte[MEGABYTE];
    new Random(8).nextBytes(other);
    try (RandomAccessFile data = new RandomAccessFile(own().resolve("data.bin").toFile(), "rw")) {
      data.seek(9 * MEGABYTE);
      data.write(other);
    }
    TransferResult result = gwen().files().put(own().resolve("data.bin"), "run 7/data.bin");
    say("of %,d bytes, %,d travelled", result.bytes(), result.sentBytes());
    return result.sentBytes() < 2 * MEGABYTE;
  }

  private Object plan() throws IOException {
    Client client = gwen();
    Path results = Files.createDirectories(own().resolve("results"));
    Files.createDirectories(results.resolve("plots/empty"));
    Files.writeString(results.resolve("summary.txt"), "all is well");
    Files.writeString(results.resolve("plots/one.svg"), "<svg/>");
    // @start region="plan"
    TransferPlan plan =
        client.files().planPut(results, "results", TransferOptions.defaults().exclude("*.tmp"));
    // @end
    plan.toString().lines().forEach(line -> say("%s", line));
    return plan.count(TransferPlan.Action.NEW);
  }

  private Object folder() throws IOException {
    Client client = gwen();
    Path results = own().resolve("results");
    Path copy = own().resolve("copy");
    // @start region="folder"
    client.files().putFolder(results, "results");
    client.files().getFolder("results", copy);
    // @end
    return Files.readString(copy.resolve("summary.txt"))
        + ", "
        + Files.isDirectory(copy.resolve("plots/empty"));
  }

  private Object parts() throws IOException {
    Client client = gwen();
    ByteBuffer word = ByteBuffer.allocate(4);
    // @start region="open"
    try (SeekableByteChannel there = client.files().open("results/summary.txt")) {
      there.position(7).read(word);
    }
    // @end
    return new String(word.array(), 0, word.position(), UTF_8);
  }

  private Object escape() {
    try {
      return "no error: " + gwen().files().get("../../etc/passwd", own());
    } catch (FileException e) {
      say("%s", e.getMessage());
      return e.reason();
    }
  }

  private Object leave() throws IOException {
    gwen().close();
    return clear();
  }

  private Object clear() throws IOException {
    try (Stream<Path> all = Files.walk(own())) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    return "gone";
  }

  @Override
  public void play(Stage stage) {
    String ticket = stage.ask(SERVER, "invite");
    stage.show("invite");
    stage.check("alice's process becomes gwen, too", "gwen", stage.ask(ALICE, "join", ticket));
    stage.show("put");
    stage.check("20 MB arrive", 20 * MEGABYTE, stage.ask(ALICE, "put"));
    stage.check("what is there is not sent again", 1, stage.ask(ALICE, "again"));
    stage.check("of a changed file, the change travels", true, stage.ask(ALICE, "change"));
    stage.show("plan");
    stage.check("a plan says what would be done", 5, stage.ask(ALICE, "plan"));
    stage.show("folder");
    stage.check("a folder, there and back", "all is well, true", stage.ask(ALICE, "folder"));
    stage.show("open");
    stage.check("a part of a file", "well", stage.ask(ALICE, "parts"));
    stage.check("nothing else can be reached", "OUTSIDE", stage.ask(ALICE, "escape"));
    stage.check("she leaves, and clears up", "gone", stage.ask(ALICE, "leave"));
    stage.check("so does the server", "gone", stage.ask(SERVER, "clear"));
  }
}
