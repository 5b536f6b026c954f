package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.call.Task;
import dev.hawser.internal.code.ShipLab.End;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Exchange;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Code on its way")
class CodeExchangeTest {
  private static final Trust CODE = Trust.of(Permission.SHARE, Permission.CALL_SHIPPED);
  private static final int MANY = 40;
  private static final int LETTERS = 30_000;
  private static final int REQUESTS = 300;

  /// The closure's name stands behind two tags.
  private static final int NAME_IN_VALUE = 2;

  private @Nullable ShipLab lab;

  @AfterEach
  void close() {
    if (lab != null) {
      lab.close();
    }
  }

  private ShipLab lab(Trust trust) {
    ShipLab made = new ShipLab(trust);
    lab = made;
    return made;
  }

  /// A task that needs many large classes.
  private static Object large() {
    String parts =
        IntStream.range(0, MANY)
            .mapToObj(i -> "new Part" + i + "().text().length()")
            .collect(Collectors.joining(" + "));
    SplittableRandom random = new SplittableRandom(5);
    String classes =
        IntStream.range(0, MANY)
            .mapToObj(i ->
                "class Part%d { String text() { return \"%s\"; } }\n".formatted(i, letters(random)))
            .collect(Collectors.joining());
    String main =
        """
        package app;
        public class Main {
          static Object task() { return (dev.hawser.call.Task<Object, RuntimeException>) () -> %s; }
        }
        %s
        """
            .formatted(parts, classes);
    return Program.of(new Program.Source("app.Main", main)).call("app.Main", "task");
  }

  private static String letters(SplittableRandom random) {
    return random
        .ints(LETTERS, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static Object run(@Nullable Object task) throws Exception {
    return Objects.requireNonNull(((Task<?, ?>) Objects.requireNonNull(task)).call());
  }

  @Test
  @DisplayName("takes as many messages as it needs, when it is offered and when it is fetched")
  void largeClosures() throws Exception {
    ClassLoader none = CodeExchangeTest.class.getClassLoader();
    End alice = lab(CODE).connect("alice", none, CODE);
    End bob = Objects.requireNonNull(lab).connect("bob", none, CODE);
    byte[] kept = alice.encode(large());
    alice.session.close("leaves");

    assertThat(alice.far().requests).hasValueGreaterThan(3);
    assertThat(run(bob.decode(kept))).isEqualTo(MANY * LETTERS);
    assertThat(bob.far().requests).hasValueGreaterThan(3);
  }

  @Test
  @DisplayName("is fetched from whoever offered it if the store has dropped it")
  void droppedCode() throws Exception {
    ClassLoader none = CodeExchangeTest.class.getClassLoader();
    try (ShipLab tiny = new ShipLab(CODE, new CodeStore(1000, null))) {
      End alice = tiny.connect("alice", none, CODE);

      assertThat(run(alice.send(large()))).isEqualTo(MANY * LETTERS);
      assertThat(alice.requests).hasValueGreaterThan(3);
      assertThat(tiny.code.size()).isLessThanOrEqualTo(1000);
    }
  }

  @Test
  @DisplayName("stops when the sender is interrupted, and can be sent afterwards")
  void interrupted() throws Exception {
    End alice = lab(CODE).connect("alice", CodeExchangeTest.class.getClassLoader(), CODE);
    Object task = large();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> alice.write(task)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(run(alice.send(task))).isEqualTo(MANY * LETTERS);
  }

  private static Input ask(End from, Output request) throws InterruptedException {
    Exchange exchange =
        Exchange.start(from.session, Service.CODE, request.array(), 0, request.size(), true);
    Input in = new Input(exchange.await(Long.MAX_VALUE, true));
    if (in.readUnsignedByte() != CodeLine.DONE) {
      throw Failures.read(in);
    }
    return in;
  }

  @Test
  @DisplayName("that nobody asked for is refused")
  void unasked() {
    End alice = lab(CODE).connect("alice", CodeExchangeTest.class.getClassLoader(), CODE);
    Output request = new Output();
    request.writeByte(CodeLine.CLASSES);
    request.writeVarInt(3);
    request.writeBytes(new byte[3], 0, 3);

    assertThatThrownBy(() -> ask(alice, request))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("was not asked for");
  }

  @Test
  @DisplayName("is handed out without a grant, but only by its name")
  void handedOut() throws Exception {
    ClassLoader none = CodeExchangeTest.class.getClassLoader();
    End alice = lab(CODE).connect("alice", none, CODE);
    Digest name = Digest.read(new Input(alice.encode(large()), NAME_IN_VALUE, Digest.BYTES));
    alice.far().session.visitor().trust(Trust.nothing());

    Input manifest = ask(alice, request(name));

    assertThat(Digest.of(manifest.readBytes(manifest.remaining()))).isEqualTo(name);
    assertThatThrownBy(() -> ask(alice, request(Digest.of(new byte[1]))))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("is not here any more");
  }

  private static Output request(Digest manifest) {
    Output request = new Output();
    request.writeByte(CodeLine.MANIFEST);
    manifest.write(request);
    return request;
  }

  @Test
  @DisplayName("asked for in whatever malformed way, is answered with a failure")
  void malformedRequests() throws Exception {
    End alice = lab(CODE).connect("alice", CodeExchangeTest.class.getClassLoader(), CODE);
    Object task = large();
    alice.encode(task);
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < REQUESTS; i++) {
      byte[] bytes = new byte[random.nextInt(1, 60)];
      random.nextBytes(bytes);
      bytes[0] = (byte) random.nextInt(6);
      Output request = new Output();
      request.writeBytes(bytes, 0, bytes.length);
      try {
        ask(alice, request);
      } catch (HawserException expected) {
        assertThat(expected).hasMessageNotContaining("Exception:");
      }
    }
    assertThat(run(alice.send(task))).isEqualTo(MANY * LETTERS);
  }
}
