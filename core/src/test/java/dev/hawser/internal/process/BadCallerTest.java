package dev.hawser.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.HawserException;
import dev.hawser.call.Command;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class BadCallerTest {
  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  /// Hears what becomes of a stream on which anything may be said.
  private static final class Hearing implements StreamListener {
    final CompletableFuture<Long> pid = new CompletableFuture<>();
    final CompletableFuture<HawserException> failure = new CompletableFuture<>();

    @Override
    public void received(Stream stream, byte[] bytes, int offset, int length, boolean whole) {
      stream.consumed(length);
      Input in = new Input(bytes, offset, length);
      if (in.readUnsignedByte() == Says.STARTED) {
        pid.complete(in.readVarLong());
      }
    }

    @Override
    public void ended(Stream stream) {}

    @Override
    public void failed(Stream stream, HawserException reason) {
      failure.complete(reason);
    }
  }

  private final Hearing hearing = new Hearing();

  private Stream open() {
    return workshop.client.open(Service.SYSTEM, hearing);
  }

  private Stream started() throws Exception {
    Stream stream = open();
    Output order = new Order(Command.of("sleep", "1000"), 1000, 0).message();
    stream.post(order.array(), 0, order.size(), false);
    assertThat(hearing.pid.get(60, TimeUnit.SECONDS)).isPositive();
    return stream;
  }

  private static void say(Stream stream, int... bytes) {
    byte[] message = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      message[i] = (byte) bytes[i];
    }
    stream.post(message, 0, message.length, false);
  }

  private void assertGivenUp() throws Exception {
    assertThat(hearing.failure.get(60, TimeUnit.SECONDS)).isNotNull();
    if (hearing.pid.isDone()) {
      long pid = hearing.pid.get();
      Workshop.until("the command is killed", () -> !Workshop.isRunning(pid));
    }
    assertThat(workshop.processes.start(Command.of("true")).waitFor()).isZero();
  }

  @Test
  @DisplayName("a stream that does not begin with a command is given up")
  void noCommand() throws Exception {
    say(open(), Says.KILL);
    assertGivenUp();
  }

  @Test
  @DisplayName("an empty message is given up")
  void empty() throws Exception {
    say(open());
    assertGivenUp();
  }

  @Test
  @DisplayName("a command that is cut short is given up")
  void cutShort() throws Exception {
    say(open(), Says.START, 0, 3, 1, 'a');
    assertGivenUp();
  }

  @Test
  @DisplayName("a command of a billion words is given up")
  void manyWords() throws Exception {
    say(open(), Says.START, 0, 0xff, 0xff, 0xff, 0xff, 0x03, 1, 'a');
    assertGivenUp();
  }

  @Test
  @DisplayName("more input than there is room for is given up, and the command killed")
  void tooMuch() throws Exception {
    Stream stream = started();
    byte[] content = new byte[30_000];
    content[0] = Says.CONTENT;
    for (int i = 0; i < 20; i++) {
      stream.post(content, 0, content.length, false);
    }
    assertGivenUp();
  }

  @Test
  @DisplayName("impossible room is given up, and the command killed")
  void impossibleRoom() throws Exception {
    say(started(), Says.ROOM, Says.OUT, 1);
    assertGivenUp();
  }

  @Test
  @DisplayName("output from who should only give input is given up, and the command killed")
  void wrongContent() throws Exception {
    say(started(), Says.CONTENT, Says.OUT, 0, 'x');
    assertGivenUp();
  }

  @Test
  @DisplayName("a second command is given up, and the first killed")
  void second() throws Exception {
    Output order = new Order(Command.of("true"), 1000, 0).message();
    started().post(order.array(), 0, order.size(), false);
    assertGivenUp();
  }

  @Test
  @DisplayName("what nobody knows is given up, and the command killed")
  void unknown() throws Exception {
    say(started(), 99);
    assertGivenUp();
  }
}
