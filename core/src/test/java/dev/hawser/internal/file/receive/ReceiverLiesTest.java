package dev.hawser.internal.file.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.FileException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Confined;
import dev.hawser.internal.disk.Destination;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.disk.NameRules;
import dev.hawser.internal.file.Counts;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.AllSent;
import dev.hawser.internal.file.protocol.Control.Broken;
import dev.hawser.internal.file.protocol.Control.Data;
import dev.hawser.internal.file.protocol.Control.Done;
import dev.hawser.internal.file.protocol.Control.Entries;
import dev.hawser.internal.file.protocol.Control.Same;
import dev.hawser.internal.file.protocol.Control.Scanned;
import dev.hawser.internal.file.protocol.Control.Sent;
import dev.hawser.internal.file.protocol.Control.SentFile;
import dev.hawser.internal.file.protocol.Control.Verdicts;
import dev.hawser.internal.file.protocol.Control.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A receiver believes nothing")
@Timeout(180)
class ReceiverLiesTest {
  private static final int LARGE = 2 * Chunk.SIZE + 10;
  private static final byte[] DIGEST = new byte[32];
  private static final FileException DENIED =
      new FileException(FileException.Reason.DENIED, "x", "not yours", Outcome.EXECUTED);

  @TempDir Path folder;

  /// What a sender might say that it never should: entry 0 is the folder, 1 a small file and 2 a
  /// large one, both wanted.
  private record Lie(String name, List<Control> messages) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Lie lie(String name, Control... messages) {
    return new Lie(name, List.of(messages));
  }

  private static Entry entry(String path, Entry.Kind kind, long size) {
    return new Entry(path, kind, size, 0, -1, "");
  }

  private static Data data(int file, int number, int encoding, int length) {
    byte[] bytes = new byte[length];
    int sum = Chunk.sum(bytes, 0, length);
    return new Data(new Chunk(file, number, encoding, length, sum), bytes, 0, length);
  }

  static Stream<Lie> lies() {
    Entry more = entry("more", Entry.Kind.FILE, 1);
    return Stream.of(
        lie("entries that do not follow", new Entries(7, List.of(more))),
        lie("entries that come again", new Entries(0, List.of(more))),
        lie("entries after the last", new Scanned(0, 0), new Entries(3, List.of(more))),
        lie("an end of entries that comes twice", new Scanned(0, 0), new Scanned(0, 0)),
        lie("everything sent before everything was named", new AllSent()),
        lie("everything sent, though nothing was said", new Scanned(0, 0), new AllSent()),
        lie("a chunk of a file that does not exist", data(9, 0, Chunk.RAW, 1)),
        lie("a chunk behind the end", data(2, 3, Chunk.RAW, Chunk.SIZE)),
        lie("a chunk that is too short", data(2, 0, Chunk.RAW, 5)),
        lie("a last chunk that is too long", data(2, 2, Chunk.RAW, 11)),
        lie("a recipe where there is no older version", data(1, 0, Chunk.RECIPE, 5)),
        lie(
            "the end of a file that does not exist",
            new Sent(List.of(new SentFile(9, DIGEST, DIGEST)))),
        lie(
            "the end of a file without a digest",
            new Sent(List.of(new SentFile(1, new byte[0], DIGEST)))),
        lie("a file the same that nothing is known of", new Same(1)),
        lie("a broken file that does not exist", new Broken(9, DENIED)),
        lie("what only a receiver says", new Done(List.of(1))));
  }

  private HandSender prepared() throws Exception {
    TransferOptions options = TransferOptions.defaults();
    HandSender hand = new HandSender();
    Destination destination =
        new Destination(Confined.folder(folder), "", options, NameRules.of(folder));
    hand.to(new Receiver(destination, options, false, Disk.system(), hand, new Counts()));
    hand.receiver().start();
    List<Entry> entries =
        List.of(
            entry("", Entry.Kind.FOLDER, 0),
            entry("small", Entry.Kind.FILE, 10),
            entry("large", Entry.Kind.FILE, LARGE));
    hand.receiver().heard(new Entries(0, entries));
    boolean small = false;
    boolean large = false;
    while (!small || !large) {
      switch (hand.next()) {
        case Verdicts verdicts -> small |= verdicts.wanted().contains(1);
        case Wanted(int file) -> large |= file == 2;
        default -> {}
      }
    }
    return hand;
  }

  private static HawserException reason() {
    return new ClosedException("the other end lied", Outcome.MAYBE_EXECUTED);
  }

  private void endsClean(HandSender hand) throws IOException {
    hand.receiver().end(reason(), true);
    Throwable failure = hand.receiver().outcome().handle((_, e) -> e).join();
    assertThat(failure).hasMessage("the other end lied");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("lies")
  @DisplayName("and says what cannot be true")
  void lies(Lie lie) throws Exception {
    HandSender hand = prepared();
    List<Control> messages = lie.messages();
    for (Control before : messages.subList(0, messages.size() - 1)) {
      hand.receiver().heard(before);
    }
    assertThatThrownBy(() -> hand.receiver().heard(messages.getLast()))
        .isInstanceOf(HawserException.class)
        .hasMessageContaining("malformed");
    endsClean(hand);
  }

  @Test
  @DisplayName("and bounds how many entries may wait")
  void floods() throws Exception {
    HandSender hand = prepared();
    List<Entry> many = Collections.nCopies(1000, entry("large", Entry.Kind.FILE, LARGE));
    assertThatThrownBy(
            () -> {
              for (int first = 3; ; first += 1000) {
                hand.receiver().heard(new Entries(first, many));
              }
            })
        .hasMessageContaining("does not wait");
    hand.receiver().end(reason(), true);
    assertThat(hand.receiver().outcome().handle((_, e) -> e).join())
        .hasMessage("the other end lied");
  }

  @Test
  @DisplayName("but takes a chunk that comes twice, or for a file that is over")
  void twice() throws Exception {
    HandSender hand = prepared();
    Data chunk = data(1, 0, Chunk.RAW, 10);
    hand.receiver().heard(chunk);
    hand.receiver().heard(chunk);
    hand.receiver()
        .heard(new Sent(List.of(new SentFile(1, HandSender.digest(new byte[10]), new byte[0]))));
    hand.receiver().heard(chunk);
    hand.receiver()
        .heard(new Sent(List.of(new SentFile(1, HandSender.digest(new byte[10]), new byte[0]))));
    while (!(hand.next() instanceof Done done && done.files().contains(1))) {
      assertThat(hand.heard).noneMatch(Control.Failed.class::isInstance);
    }
    assertThat(folder.resolve("small")).hasSize(10);
    hand.receiver().end(reason(), true);
    assertThat(hand.receiver().outcome().handle((_, e) -> e).join())
        .hasMessage("the other end lied");
  }
}
