package dev.hawser.internal.file.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.Counts;
import dev.hawser.internal.time.ManualTimer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("What a sender keeps in mind")
@Timeout(180)
class OutgoingTest {
  private static final int MOST = 20_000;

  private final Counts counts = new Counts();
  private final Outgoing outgoing = new Outgoing(counts, new ManualTimer());

  private int add() throws InterruptedException {
    return outgoing.add(new Entry("a", Entry.Kind.FILE, 5, 0, -1, ""), Path.of("a"));
  }

  @Test
  @DisplayName(
      "is bounded: no more files are looked for while so many are undecided or not in place")
  void bounded() throws Exception {
    for (int i = 0; i < MOST; i++) {
      assertThat(outgoing.hasRoom()).isTrue();
      assertThat(add()).isEqualTo(i);
    }
    assertThat(outgoing.hasRoom()).isFalse();
    outgoing.heard(all -> all.verdicts(10, List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), List.of(9)));
    assertThat(outgoing.hasRoom()).isFalse();

    int[] number = {0};
    Thread finder =
        Thread.ofPlatform()
            .start(() -> {
              try {
                number[0] = add();
              } catch (InterruptedException e) {
                number[0] = -2;
              }
            });
    HandReceiver.await(() -> finder.getState() == Thread.State.WAITING);
    outgoing.heard(all -> all.verdicts(11, List.of(), List.of()));
    finder.join();
    assertThat(number[0]).isEqualTo(MOST);
    assertThat(counts.dealtFiles).hasValue(1);
  }

  @Test
  @DisplayName("ends the search when all is over")
  void ends() throws Exception {
    outgoing.end();
    assertThat(add()).isEqualTo(-1);
    assertThat(outgoing.awaitSettled()).isFalse();
    assertThat(outgoing.awaitWork()).isFalse();
    assertThat(outgoing.await(1000)).isFalse();
  }

  @Test
  @DisplayName("gives the end of a file, at which a lane broke, to another lane")
  void undone() throws Exception {
    int file = add();
    outgoing.heard(all -> all.verdicts(1, List.of(file), List.of()));
    OutLane lane = outgoing.stream();
    Piece chunk = Objects.requireNonNull(outgoing.take(lane, false, false));
    assertThat(outgoing.read(chunk, 7)).isTrue();
    assertThat(outgoing.put(lane, chunk, 100)).isTrue();
    assertThat(outgoing.hasWork()).isFalse();

    outgoing.undone(chunk);
    Piece last = Objects.requireNonNull(outgoing.take(lane, false, false));
    assertThat(last.kind()).isEqualTo(Piece.Kind.FINISH);
    assertThat(last.file()).isSameAs(chunk.file());
  }
}
