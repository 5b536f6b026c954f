package dev.hawser.internal.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.Outcome;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Confined;
import dev.hawser.internal.disk.Destination;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.disk.NameRules;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Failed;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.receive.HandSender;
import dev.hawser.internal.file.receive.Receiver;
import dev.hawser.internal.file.send.HandReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A sender that lies about paths")
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class ReceiverEscapesTest {
  private static final byte[] CONTENT = new byte[Chunk.SIZE + 5];

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("folder"));
    Files.createDirectory(temporary.resolve("secret"));
  }

  private HandSender sender() {
    return ready(new HandSender());
  }

  private HandSender ready(HandSender hand) {
    Destination destination =
        new Destination(
            Confined.folder(folder), "", TransferOptions.defaults(), NameRules.of(folder));
    return hand.to(
            new Receiver(
                destination, TransferOptions.defaults(), false, Disk.system(), hand, new Counts()))
        .folder("");
  }

  private static Entry link(String path, String target) {
    return new Entry(path, Entry.Kind.LINK, 0, 0, Entry.NO_MODE, target);
  }

  private List<String> all() throws IOException {
    try (Stream<Path> all = Files.walk(temporary)) {
      return all.map(path -> temporary.relativize(path).toString()).sorted().toList();
    }
  }

  private static void assertRefused(HandSender hand, int first, int end, Reason... reasons) {
    for (int i = first; i < end; i++) {
      Failed failed = requireNonNull(hand.failed.get(i), "entry " + i + " is refused");
      assertThat(failed.failure().reason()).as("%s", failed).isIn((Object[]) reasons);
    }
    assertThat(hand.failed).hasSize(end - first);
  }

  @Test
  @DisplayName("gets each of them refused by itself; what is right arrives, and nothing elsewhere")
  void paths() throws Exception {
    List<String> paths =
        List.of(
            "..",
            "../x",
            "../secret/x",
            "in/../../secret/x",
            "in/../x",
            "/",
            "/x",
            temporary + "/secret/x",
            "//host/x",
            ".",
            "./x",
            "in/./x",
            "in//x",
            "in/",
            "x\0",
            "in/\0",
            "n".repeat(256),
            "in/x".repeat(1000),
            ".x.hawser-part",
            ".x.hawser-map",
            "in/.x.hawser-new",
            "not/named/before");
    HandSender hand = sender().folder("in");
    for (String path : paths) {
      hand.file(path, CONTENT);
    }
    for (String path : paths) {
      hand.folder(path);
    }
    for (String path : paths) {
      hand.entry(link(path, "x"), new byte[0]);
    }
    hand.folder("in").file("in/right", CONTENT).file("right", new byte[5]);
    Totals totals = hand.run();
    assertThat(totals.files()).isEqualTo(2);
    assertRefused(hand, 2, 2 + 3 * paths.size(), Reason.OUTSIDE, Reason.BAD_NAME, Reason.NO_FOLDER);
    assertThat(all())
        .containsExactly("", "folder", "folder/in", "folder/in/right", "folder/right", "secret");
  }

  @Test
  @DisplayName("makes no link that leads out, and nothing below one that it made")
  void links() throws Exception {
    List<Entry> links =
        List.of(
            link("a", ".."),
            link("a", "../secret"),
            link("a", temporary + "/secret"),
            link("a", "/"),
            link("a", "in/../../secret"),
            link("in", "../../secret"),
            link("in/a", "../../secret"),
            link("in/a", "later/../../.."));
    HandSender hand = sender().folder("in");
    links.forEach(link -> hand.entry(link, new byte[0]));
    hand.file("a/x", CONTENT).file("alias/x", CONTENT).file("alias/y", new byte[3]);
    int end = 2 + links.size() + 3;
    hand.entry(link("alias", "in"), new byte[0]);
    var _ = hand.run();
    assertRefused(hand, 2, end, Reason.OUTSIDE, Reason.NO_FOLDER, Reason.IS_FOLDER);
    assertThat(all()).containsExactly("", "folder", "folder/alias", "folder/in", "secret");
  }

  @Test
  @DisplayName("writes nothing through a link that it puts in the place of a folder")
  void exchanges() throws Exception {
    HandSender hand = sender();
    hand.folder("in").folder("d").entry(link("d", "in"), new byte[0]);
    hand.file("d/x", CONTENT).file("d/y", new byte[3]).folder("d/z");
    hand.begin();
    while (!hand.receiver().outcome().isDone() && !hand.failed.containsKey(6)) {
      hand.hear(hand.next());
    }
    assertThat(hand.failed).containsOnlyKeys(4, 5, 6);
    hand.receiver().end(new ClosedException("enough", Outcome.EXECUTED), true);
    var _ = hand.receiver().outcome().handle((_, e) -> e).join();
    assertThat(all()).doesNotContain("folder/in/x", "folder/in/y", "folder/in/z");
    assertThat(all()).noneMatch(name -> name.contains(".hawser-"));
  }

  @Test
  @DisplayName("writes nothing through a link that somebody puts there before content comes")
  void exchangedMeanwhile() throws Exception {
    HandSender hand = sender();
    exchange(hand);
    assertTold(hand);
    assertThat(all())
        .containsExactly("", "folder", "folder/aside", "folder/d", "folder/three", "secret");
  }

  @Test
  @DisplayName("is told of each file before the transfer fails, however slow the line is")
  void toldOfEach() throws Exception {
    CountDownLatch line = new CountDownLatch(1);
    HandSender hand = ready(new SlowFailures(line));
    exchange(hand.folder("last"));
    Path last = folder.resolve("last");
    HandReceiver.await(() -> last.toFile().lastModified() == 1000);
    line.countDown();
    assertTold(hand);
  }

  /// A line that takes its time for failures.
  private static final class SlowFailures extends HandSender {
    private final CountDownLatch pass;

    SlowFailures(CountDownLatch pass) {
      this.pass = pass;
    }

    @Override
    public void say(Control message) {
      try {
        if (message instanceof Failed) {
          pass.await();
        }
        super.say(message);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Sends three files, of which two are to go into a folder that has become a link out.
  private void exchange(HandSender hand) throws Exception {
    hand.file("three", new byte[3]).folder("d");
    hand.file("d/one", new byte[3]).file("d/two", new byte[3]);
    hand.begin();
    Control verdicts = hand.next();
    Files.move(folder.resolve("d"), folder.resolve("aside"));
    Files.createSymbolicLink(folder.resolve("d"), temporary.resolve("secret"));
    hand.hear(verdicts);
  }

  private static void assertTold(HandSender hand) throws Exception {
    while (hand.failed.size() < 2) {
      hand.hear(hand.next());
    }
    assertThat(hand.receiver().outcome())
        .failsWithin(Duration.ofMinutes(1))
        .withThrowableThat()
        .withMessageContaining("'d'");
    assertThat(hand.failed.values())
        .extracting(failed -> failed.failure().path())
        .containsExactlyInAnyOrder("d/one", "d/two");
    assertThat(hand.failed.values())
        .allMatch(failed -> failed.failure().reason() == Reason.OUTSIDE);
  }

  @Test
  @DisplayName("cannot name a single file so that it lands elsewhere")
  void names() {
    Confined root = Confined.folder(folder);
    for (String name : new String[] {"", ".", "..", "../secret/x", "/x", "a/b", "x\0"}) {
      assertThatThrownBy(
              () -> {
                TargetFiles target = TargetFiles.granted(root, folder, "", name, false, false);
                var _ = root.target(target.start());
              })
          .isInstanceOfSatisfying(
              FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_NAME));
    }
  }
}
