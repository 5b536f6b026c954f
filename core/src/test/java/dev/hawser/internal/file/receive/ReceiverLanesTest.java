package dev.hawser.internal.file.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.ValueException;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Confined;
import dev.hawser.internal.disk.Destination;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.NameRules;
import dev.hawser.internal.file.Counts;
import dev.hawser.internal.file.MemoryPair;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Ack;
import dev.hawser.internal.file.protocol.Control.LaneEnded;
import dev.hawser.internal.file.protocol.Control.LaneLost;
import dev.hawser.internal.file.protocol.Control.Totals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The lanes of a receiver")
@Timeout(180)
class ReceiverLanesTest {
  @TempDir Path folder;
  private final Counts counts = new Counts();

  /// A sender that uses lanes, and brings what a broken one has not on the next.
  private static final class LaneSender extends HandSender {
    private record Sent(Chunk chunk, byte[] payload) {}

    private final Map<Long, List<Sent>> sent = new HashMap<>();
    private final Map<Long, Long> acked = new HashMap<>();
    private final Random random;
    private final int lanesThatBreak;
    private long lane;
    private long left;
    private boolean flips;
    private @Nullable MemoryPair pair;

    LaneSender(long seed, int lanesThatBreak) {
      random = new Random(seed);
      this.lanesThatBreak = lanesThatBreak;
    }

    private MemoryPair pair() throws IOException {
      if (pair == null) {
        pair = MemoryPair.open();
        lane++;
        left = lane <= lanesThatBreak ? random.nextInt(400_000) : Long.MAX_VALUE;
        flips = random.nextInt(3) == 0;
        sent.put(lane, new ArrayList<>());
        receiver().lane(lane, pair.far());
      }
      return pair;
    }

    @Override
    void deliver(Chunk chunk, byte[] payload) throws IOException, InterruptedException {
      chunksSent++;
      byte[] bytes = new byte[Chunk.HEADER + payload.length];
      chunk.write(bytes, 0);
      System.arraycopy(payload, 0, bytes, Chunk.HEADER, payload.length);
      MemoryPair to = pair();
      sent.get(lane).add(new Sent(chunk, payload));
      if (left >= bytes.length) {
        left -= bytes.length;
        to.near().write(bytes, 0, bytes.length);
        return;
      }
      if (flips) {
        bytes[(int) left] ^= 1;
        to.near().write(bytes, 0, bytes.length);
      } else {
        to.near().write(bytes, 0, (int) left);
        to.near().close();
      }
      pair = null;
    }

    @Override
    public void hear(Control message) throws Exception {
      switch (message) {
        case LaneEnded(long ended, long chunks) -> {
          List<Sent> all = sent.remove(ended);
          assertThat(chunks).isBetween(acked.getOrDefault(ended, 0L), (long) all.size());
          for (Sent again : all.subList((int) chunks, all.size())) {
            deliver(again.chunk(), again.payload());
          }
        }
        case Ack(long of, long chunks) -> {
          assertThat(sent).containsKey(of);
          assertThat(chunks).isGreaterThan(acked.getOrDefault(of, 0L));
          acked.put(of, chunks);
        }
        default -> super.hear(message);
      }
    }
  }

  private <S extends HandSender> S sender(S hand) {
    TransferOptions options = TransferOptions.defaults();
    Destination destination =
        new Destination(Confined.folder(folder), "", options, NameRules.of(folder));
    hand.to(new Receiver(destination, options, false, Disk.system(), hand, counts));
    return hand;
  }

  @RepeatedTest(20)
  @DisplayName("bring everything, though they break at any byte or change one")
  void breaks() throws Exception {
    long seed = new Random().nextLong();
    LaneSender hand = sender(new LaneSender(seed, 10));
    hand.folder("");
    for (int i = 0; i < 60; i++) {
      hand.file("%02d-small".formatted(i), ReceiverTest.bytes(5000 + i, i));
    }
    for (int i = 0; i < 6; i++) {
      hand.file("large-" + i, ReceiverTest.bytes(300_000 + i * 77_777, i));
    }
    Totals totals = hand.run();
    assertThat(totals.files()).as("seed %d", seed).isEqualTo(66);
    assertThat(hand.receiver().outcome().get(60, TimeUnit.SECONDS)).isEqualTo(totals);
    for (int i = 0; i < 66; i++) {
      String name = i < 60 ? "%02d-small".formatted(i) : "large-" + (i - 60);
      assertThat(folder.resolve(name)).as("seed %d", seed).hasBinaryContent(hand.content(i + 1));
    }
  }

  @Test
  @DisplayName("are acknowledged exactly when the sender asks")
  void acknowledged() throws Exception {
    HandSender hand =
        sender(
            new HandSender() {
              @Override
              void deliver(Chunk chunk, byte[] payload) throws IOException, InterruptedException {
                boolean asks = chunk.number() % 2 == 1;
                super.deliver(
                    new Chunk(
                        chunk.file(),
                        chunk.number(),
                        chunk.encoding(),
                        chunk.length(),
                        chunk.sum(),
                        asks),
                    payload);
              }
            });
    hand.folder("").file("large", ReceiverTest.bytes(7 * Chunk.SIZE, 1)).run();
    assertThat(hand.heard.stream().filter(Ack.class::isInstance).map(Ack.class::cast).toList())
        .last()
        .isEqualTo(new Ack(0, 6));
  }

  @Test
  @DisplayName("end with how far they came when the sender gives them up, even if they never were")
  void lost() throws Exception {
    HandSender hand = sender(new HandSender());
    hand.receiver().start();
    MemoryPair pair = MemoryPair.open();
    hand.receiver().lane(5, pair.far());
    hand.receiver().heard(new LaneLost(5));
    assertThat(hand.next()).isEqualTo(new LaneEnded(5, 0));
    hand.receiver().heard(new LaneLost(6));
    assertThat(hand.next()).isEqualTo(new LaneEnded(6, 0));
    MemoryPair late = MemoryPair.open();
    hand.receiver().lane(6, late.far());
    assertThat(late.near().read(new byte[1], 0, 1)).isEqualTo(-1);
    hand.receiver().end(new ValueException("over"), true);
    assertThat(hand.receiver().outcome().handle((_, e) -> e).join()).hasMessage("over");
  }

  @Test
  @DisplayName("fail the transfer when what comes on one cannot be meant")
  void lie() throws Exception {
    HandSender hand = sender(new HandSender());
    hand.receiver().start();
    MemoryPair pair = MemoryPair.open();
    hand.receiver().lane(1, pair.far());
    byte[] bytes = new byte[Chunk.HEADER];
    new Chunk(7, 0, Chunk.ZEROS, 0, 0).write(bytes, 0);
    pair.near().write(bytes, 0, bytes.length);
    Throwable failure =
        hand.receiver().outcome().handle((_, e) -> e).orTimeout(60, TimeUnit.SECONDS).join();
    assertThat(failure).isInstanceOf(ValueException.class).hasMessageContaining("file 7");
    assertThat(pair.near().read(new byte[1], 0, 1)).isEqualTo(-1);
  }
}
