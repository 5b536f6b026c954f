package dev.hawser.internal.file.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Ack;
import dev.hawser.internal.file.protocol.Control.Again;
import dev.hawser.internal.file.protocol.Control.AllSent;
import dev.hawser.internal.file.protocol.Control.Done;
import dev.hawser.internal.file.protocol.Control.Failed;
import dev.hawser.internal.file.protocol.Control.Finished;
import dev.hawser.internal.file.protocol.Control.Had;
import dev.hawser.internal.file.protocol.Control.LaneEnded;
import dev.hawser.internal.file.protocol.Control.Old;
import dev.hawser.internal.file.protocol.Control.Scanned;
import dev.hawser.internal.file.protocol.Control.Verdicts;
import dev.hawser.internal.file.protocol.Control.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// There are four entries: 0 the folder itself, 1 to 3 files of two chunks.
@DisplayName("The sender of a transfer believes no receiver that")
@Timeout(180)
class SenderLiesTest {
  private static final FileException FULL =
      new FileException(Reason.NO_SPACE, "a", "full", Outcome.EXECUTED);

  @TempDir Path folder;
  private HandReceiver receiver;

  @BeforeEach
  void scans() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      Files.write(folder.resolve(name), new byte[Chunk.SIZE + 1]);
    }
    receiver = new HandReceiver(folder);
    receiver.decides = false;
    receiver.sender().start();
    HandReceiver.await(() -> receiver.said.stream().anyMatch(Scanned.class::isInstance));
  }

  @AfterEach
  void ends() {
    receiver.close();
  }

  private static void refused(Sender sender, Control lie) {
    assertThatThrownBy(() -> sender.heard(lie)).isInstanceOf(ValueException.class);
  }

  static Stream<Control> lies() {
    boolean[] two = new boolean[2];
    return Stream.of(
        new Verdicts(5, List.of(), List.of()),
        new Verdicts(-1, List.of(), List.of()),
        new Verdicts(4, List.of(4), List.of()),
        new Verdicts(2, List.of(2), List.of()),
        new Verdicts(4, List.of(0), List.of()),
        new Verdicts(4, List.of(), List.of(0)),
        new Verdicts(4, List.of(1, 1), List.of()),
        new Verdicts(4, List.of(1), List.of(1)),
        new Verdicts(4, List.of(-1), List.of()),
        new Wanted(1),
        new Had(1, 0, two, new int[2]),
        new Old(1, new byte[10]),
        new Done(List.of(1)),
        new Done(List.of(-1)),
        new Failed(4, FULL),
        new Failed(-1, FULL),
        new Again(1, List.of(0)),
        new Ack(0, 1),
        new Ack(0, -1),
        new Ack(1, 0),
        new LaneEnded(0, 0),
        new LaneEnded(1, 1),
        new Finished(HandReceiver.TOTALS),
        new AllSent(),
        new Wanted(Integer.MAX_VALUE));
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("says what cannot be")
  void lies(Control lie) {
    refused(receiver.sender(), lie);
  }

  static Stream<Control> laterLies() {
    boolean[] had = {true, true};
    return Stream.of(
        new Verdicts(1, List.of(), List.of()),
        new Verdicts(2, List.of(1), List.of()),
        new Had(2, 1, had, new int[2]),
        new Had(2, -1, had, new int[2]),
        new Had(2, 0, new boolean[3], new int[3]),
        new Had(1, 0, had, new int[2]),
        new Wanted(1),
        new Old(2, new byte[] {1, 2, 3}),
        new Done(List.of(2)),
        new Done(List.of(3)),
        new Again(2, List.of(0)),
        new Again(1, List.of(2)),
        new Again(1, List.of(-1)),
        new Again(1, List.of()));
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("says what cannot be any more")
  void laterLies(Control lie) {
    receiver.sender().pause();
    receiver.sender().heard(new Verdicts(3, List.of(1), List.of(2)));
    refused(receiver.sender(), lie);
  }

  @Test
  @DisplayName("has a file in place before it was sent")
  void doneTooEarly() {
    receiver.sender().pause();
    receiver.sender().heard(new Verdicts(3, List.of(1), List.of()));
    refused(receiver.sender(), new Done(List.of(1)));
  }

  @Test
  @DisplayName("sends only some signatures")
  void incompleteSignatures() {
    receiver.sender().heard(new Verdicts(3, List.of(), List.of(1)));
    byte[] head = {0, 0, 0, 0, 0, 0, 0, 1, 0, 11};
    receiver.sender().heard(new Old(1, head));
    refused(receiver.sender(), new Old(1, head));
  }

  @Test
  @DisplayName("but passes over what has crossed on its way")
  void crossed() {
    Sender sender = receiver.sender();
    sender.heard(new Verdicts(3, List.of(), List.of(2)));
    sender.heard(new Failed(2, FULL));
    sender.heard(new Failed(2, FULL));
    sender.heard(new Had(2, 0, new boolean[2], new int[2]));
    sender.heard(new Again(2, List.of(0)));
    sender.heard(new Done(List.of(1)));
    assertThat(receiver.counts.failures).hasSize(2);
    assertThat(receiver.counts.dealtFiles).hasValue(2);
  }
}
