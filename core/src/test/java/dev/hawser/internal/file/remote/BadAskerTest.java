package dev.hawser.internal.file.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Address;
import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Limits;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of questions about files that nobody should ask.
class BadAskerTest {
  @TempDir private Path folder;
  private Path granted;
  private Desk desk;

  private static final class Quiet implements Causality {
    @Override
    public long stamp() {
      return 0;
    }

    @Override
    public boolean hasReached(long stamp) {
      return true;
    }

    @Override
    public void await(long stamp, long moment) {}
  }

  @BeforeEach
  void open() throws Exception {
    granted = Files.createDirectory(folder.resolve("granted"));
    Files.writeString(granted.resolve("f"), "content");
    Session nobody =
        (Session)
            Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (_, method, _) -> {
                  throw new UnsupportedOperationException(method.getName());
                });
    Visitor visitor =
        new Visitor("guest", Trust.of(Permission.files(granted)), Visitor.Granting.SERVER_BUILDER);
    desk =
        new Desk(
            new Channel(
                nobody,
                new Access(visitor, Address.memory("x"), new Audit()),
                new Patience(Timer.system(), Duration.ofSeconds(20)),
                new Quiet(),
                Limits.defaults()),
            Disk.system());
  }

  private static void say(Serving serving, FakeStream stream, Output message) {
    serving.received(stream, message.array(), 0, message.size(), true);
  }

  private static Output question(int kind, long... numbers) {
    Output out = new Output();
    out.writeByte(kind);
    out.writeLong(0);
    for (long number : numbers) {
      out.writeVarLong(number);
    }
    return out;
  }

  private Serving opened(FakeStream stream, StandardOpenOption... options) throws Exception {
    Serving serving = new Serving(desk);
    Request request = new Request(Operation.OPEN, 0, "f", "", HowToOpen.bits(options));
    say(serving, stream, request.message());
    assertThat(stream.next()[0]).isEqualTo((byte) Says.DONE);
    return serving;
  }

  private void assertGoesOn() throws Exception {
    FakeStream stream = new FakeStream();
    Serving serving = new Serving(desk);
    say(serving, stream, new Request(Operation.STAT, 0, "", "", 0).message());
    assertThat(stream.next()[0]).isEqualTo((byte) Says.DONE);
    assertThat(stream.ended).isTrue();
  }

  @Test
  @DisplayName("a first message that is no request is refused")
  void noRequest() throws Exception {
    byte[][] messages = {
      {},
      {0},
      {99, 0, 0, 0, 0, 0, 0, 0, 0, 1, 'f'},
      {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 'f', 7},
      {6, 0, 0, 0, 0, 0, 0, 0, 0, 1, 'f', 0},
      {6, 0, 0, 0, 0, 0, 0, 0, 0, 1, 'f', 5},
      {6, 0, 0, 0, 0, 0, 0, 0, 0, 1, 'f', 8},
      {6, 0, 0, 0, 0, 0, 0, 0, 0, 1, 'f', -1}
    };
    for (byte[] message : messages) {
      Serving serving = new Serving(desk);
      assertThatThrownBy(() -> serving.received(new FakeStream(), message, 0, message.length, true))
          .isInstanceOf(RefusedException.class);
    }
    assertGoesOn();
  }

  @Test
  @DisplayName("a message that is too long is refused before it is put together")
  void tooLong() throws Exception {
    Serving serving = new Serving(desk);
    FakeStream stream = new FakeStream();
    byte[] piece = new byte[Says.MOST];
    serving.received(stream, piece, 0, piece.length, false);
    serving.received(stream, piece, 0, piece.length, false);
    assertThatThrownBy(() -> serving.received(stream, piece, 0, piece.length, false))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("65536 bytes");
    assertGoesOn();
  }

  @Test
  @DisplayName("who asks for more than may be on its way, or for nothing that is, is given up")
  void malformedQuestions() throws Exception {
    Output[] questions = {
      question(Says.READ, 0, Says.MOST_READ + 1),
      question(Says.READ, -1, 1),
      question(Says.READ, 0),
      question(Says.WRITE, 0),
      question(Says.TRUNCATE, 3),
      question(Says.FINISH),
      question(Says.NEXT),
      question(77)
    };
    for (Output question : questions) {
      FakeStream stream = new FakeStream();
      Serving serving = opened(stream, StandardOpenOption.READ);
      say(serving, stream, question);
      assertThat(stream.resets.poll(60, TimeUnit.SECONDS)).contains("malformed", "files");
    }
    assertThat(granted.resolve("f")).hasContent("content");
    assertGoesOn();
  }

  @Test
  @DisplayName("who takes no answers gets no more")
  void backlog() throws Exception {
    FakeStream stream = new FakeStream();
    Serving serving = opened(stream, StandardOpenOption.READ);
    stream.backlog = 10 << 20;
    say(serving, stream, question(Says.READ, 0, 10));
    assertThat(stream.resets.poll(60, TimeUnit.SECONDS)).contains("on its way");
  }

  @Test
  @DisplayName("who asks too many questions at once is refused")
  void tooMany() {
    Serving serving = new Serving(desk);
    FakeStream stream = new FakeStream();
    Throwable thrown =
        catchThrowable(() -> {
          say(serving, stream, new Request(Operation.OPEN, 0, "f", "", 1).message());
          for (int i = 0; i < 2_000_000; i++) {
            say(serving, stream, question(Says.READ, 0, Says.MOST_READ));
          }
        });
    assertThat(thrown).isInstanceOf(RefusedException.class).hasMessageContaining("questions");
  }

  @Test
  @DisplayName("a file that is being written is gone when its stream fails")
  void failedStream() throws Exception {
    FakeStream stream = new FakeStream();
    Serving serving = new Serving(desk);
    say(serving, stream, new Request(Operation.STORE, 0, "new", "", 0).message());
    assertThat(stream.next()[0]).isEqualTo((byte) Says.DONE);
    assertThat(granted.toFile().list()).hasSize(2);
    serving.failed(stream, new ClosedException("gone", Outcome.MAYBE_EXECUTED));
    long start = System.nanoTime();
    while (granted.toFile().list().length > 1) {
      assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(60).toNanos());
      Thread.yield();
    }
    assertGoesOn();
  }

  @Test
  @DisplayName(
      "whatever is said, it is answered, refused or given up, and nothing leaves the folder")
  void noise() throws Exception {
    SplittableRandom random = new SplittableRandom(6);
    byte[] start = new Request(Operation.MOVE, 0, "f", "../g", 0).message().toByteArray();
    for (int i = 0; i < 3000; i++) {
      Serving serving = new Serving(desk);
      FakeStream stream = new FakeStream();
      try {
        byte[] first = start.clone();
        first[0] = (byte) random.nextInt(8);
        first[random.nextInt(first.length)] ^= (byte) (1 << random.nextInt(8));
        serving.received(stream, first, 0, random.nextInt(first.length + 1), true);
        byte[] more = new byte[random.nextInt(40)];
        random.nextBytes(more);
        serving.received(stream, more, 0, more.length, random.nextBoolean());
      } catch (HawserException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      } finally {
        serving.failed(stream, new ClosedException("done", Outcome.MAYBE_EXECUTED));
      }
    }
    assertThat(folder.toFile().list()).containsExactly("granted");
    assertGoesOn();
  }
}
