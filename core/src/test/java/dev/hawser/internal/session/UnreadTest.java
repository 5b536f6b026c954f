package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Limits;
import dev.hawser.RefusedException;
import dev.hawser.testing.MemoryNetwork;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How much of one session may wait to be read.
class UnreadTest {
  private static final int MESSAGE = 60_000;
  private static final Limits SMALL =
      Limits.defaults().withValueBytes(1 << 16).withStreams(100, 1 << 16).withSessionBytes(1 << 18);

  private final CapturedLog log = new CapturedLog();
  private final Recorder atClient = new Recorder();
  private final Sessions sessions =
      new Sessions(new MemoryNetwork(), Address.memory("server"), Sessions.limited(SMALL));
  private final Session client = sessions.connect(atClient);

  @AfterEach
  void close() {
    sessions.close();
    log.close();
  }

  private Stream fill(int service) {
    Stream stream = client.open(service, atClient.taking(Recorder.SILENT));
    stream.post(new byte[MESSAGE], 0, MESSAGE, false);
    return stream;
  }

  @Test
  @DisplayName("a stream that would exceed the limit is given up with the reason, and nothing else")
  void overflow() throws Exception {
    for (int i = 1; i <= 4; i++) {
      long read = (long) i * MESSAGE;
      fill(Recorder.STUCK);
      Eventually.holds("it is there", () -> sessions.atServer.bytes.get() == read);
    }
    fill(Recorder.STUCK);
    Eventually.holds("one is given up", () -> atClient.failures.size() == 1);
    assertThat(atClient.failures.getFirst())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the other end has")
        .hasMessageContaining("its limit is 262144")
        .hasMessageContaining("raise its Limits.sessionBytes");
    Eventually.holds("the reader hears of it", () -> sessions.atServer.failures.size() == 1);
    assertThat(sessions.atServer.failures.getFirst())
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("this end has");
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(sessions.atServer.accepted).hasSize(6);
  }

  @Test
  @DisplayName("what is read makes room again")
  void room() throws Exception {
    for (int round = 0; round < 20; round++) {
      List<Stream> mine = new ArrayList<>();
      int before = sessions.atServer.accepted.size();
      long read = sessions.atServer.bytes.get();
      for (int i = 0; i < 4; i++) {
        mine.add(fill(Recorder.STUCK));
      }
      Eventually.holds("all is there", () -> sessions.atServer.bytes.get() == read + 4 * MESSAGE);
      List<Stream> theirs = sessions.atServer.accepted.subList(before, before + 4);
      if (round % 2 == 0) {
        theirs.forEach(each -> each.consumed(MESSAGE));
        mine.forEach(each -> each.reset("done"));
      } else {
        mine.forEach(each -> each.reset("done"));
        theirs.forEach(each -> each.consumed(MESSAGE));
      }
    }
    Eventually.holds("all are over", () -> sessions.atServer.failures.size() == 80);
    assertThat(atClient.failures).isEmpty();
  }

  @Test
  @DisplayName("messages that are taken at once never fill it, nor do those that nobody can handle")
  void nothingLeaks() throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(Sessions.ask(client, Recorder.ECHO, new byte[MESSAGE])).hasSize(MESSAGE);
      fill(Recorder.BROKEN);
    }
    Eventually.holds("all are over", () -> atClient.failures.size() == 50);
    assertThat(atClient.failures).noneMatch(each -> each.getMessage().contains("unread"));
    assertThat(Sessions.echoes(client)).isTrue();
  }

  @Test
  @DisplayName("the pieces of messages that are not complete count, until they are given up")
  void pieces() throws Exception {
    List<Keeper> keepers = new ArrayList<>();
    List<Stream> streams = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Keeper keeper = new Keeper();
      keepers.add(keeper);
      Stream stream = client.open(Recorder.ECHO, keeper);
      streams.add(stream);
      stream.post(new byte[MESSAGE], 0, MESSAGE, false);
      Eventually.holds("it is there", () -> keeper.kept == MESSAGE || keeper.failure != null);
    }
    assertThat(keepers.subList(0, 4)).allMatch(each -> each.failure == null);
    assertThat(keepers.getLast().failure)
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("this end has");
    streams.forEach(each -> each.reset("done"));
    assertThat(Sessions.ask(client, Recorder.ECHO, new byte[MESSAGE])).hasSize(MESSAGE);
  }

  /// Keeps all it gets, as if it were not complete.
  private static final class Keeper implements StreamListener {
    private volatile long kept;
    private volatile @Nullable HawserException failure;

    @Override
    public void received(Stream stream, byte[] bytes, int offset, int length, boolean whole) {
      stream.consumed(length);
      kept += length;
      stream.kept(kept);
    }

    @Override
    public void ended(Stream stream) {}

    @Override
    public void failed(Stream stream, HawserException reason) {
      failure = reason;
    }
  }
}
