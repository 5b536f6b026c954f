package dev.hawser.internal.code;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.HawserException;
import dev.hawser.PermissionException;
import dev.hawser.RemoteException;
import dev.hawser.ValueException;
import dev.hawser.call.Task;
import dev.hawser.internal.code.ShipLab.End;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Shipping between two ends")
class ShippingTest {
  private static final Trust CODE = Trust.of(Permission.SHARE, Permission.CALL_SHIPPED);
  private static final Trust NO_CODE = Trust.standard();
  private static final String MAIN = "app.Main";

  private final Program program = Program.of(new Program.Source(MAIN, Voyage.SOURCE));
  private @Nullable ShipLab lab;

  @AfterEach
  void close() {
    if (lab != null) {
      lab.close();
    }
  }

  private ShipLab lab(Trust ofClients) {
    ShipLab made = new ShipLab(ofClients);
    lab = made;
    return made;
  }

  /// A client that has the program, at a server that has not.
  private End alice(Trust ofClients, Trust ofServer) {
    return lab(ofClients).connect("alice", program, ofServer);
  }

  private Object made(String method) {
    return program.call(MAIN, method);
  }

  private static Object run(@Nullable Object task) {
    try {
      return requireNonNull(((Task<?, ?>) requireNonNull(task)).call());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static Stream<String> tasks() {
    return Stream.of(
        "plain",
        "capturing",
        "capturingEverything",
        "reference",
        "serializableTask",
        "sharing",
        "inItsOwnList",
        "inItsOwnArray",
        "inItsOwnObject",
        "ofAnEnum",
        "ofJdkTypes");
  }

  @ParameterizedTest
  @MethodSource("tasks")
  @DisplayName("a task does there what it does here, by classes that only came along")
  void tasksArrive(String kind) {
    Object task = made(kind);

    Object there = alice(CODE, NO_CODE).send(task);

    assertThat(run(there)).hasToString(run(task).toString()).isNotEqualTo("");
    assertThat(requireNonNull(there).getClass().getClassLoader()).isNotSameAs(program);
  }

  @Test
  @DisplayName("what needs no code needs no permission and asks nothing")
  void plainValues() {
    End alice = alice(NO_CODE, NO_CODE);
    List<Object> value = List.of(1, "two", List.of(java.nio.file.StandardOpenOption.READ));

    assertThat(alice.send(value)).isEqualTo(value);
    assertThat(alice.send(null)).isNull();
    assertThat(alice.far().requests).hasValue(0);
  }

  @Test
  @DisplayName("the code of one task is offered once in a session")
  void offeredOnce() {
    End alice = alice(CODE, NO_CODE);
    Object first = alice.send(made("plain"));
    int asked = alice.far().requests.get();

    Object second = alice.send(made("plain"));

    assertThat(alice.far().requests).hasValue(asked);
    assertThat(requireNonNull(second).getClass()).isSameAs(requireNonNull(first).getClass());
  }

  @Test
  @DisplayName("another client's copy of the code is not sent again, but runs apart")
  void sentOnceToAServer() {
    End alice = alice(CODE, NO_CODE);
    End bob = requireNonNull(lab).connect("bob", program, NO_CODE);
    Object first = alice.send(made("plain"));

    Object second = bob.send(made("plain"));

    assertThat(bob.far().requests).hasValue(1);
    assertThat(requireNonNull(second).getClass()).isNotSameAs(requireNonNull(first).getClass());
  }

  @Test
  @DisplayName("many threads with one new task offer it once")
  void concurrentSenders() throws Exception {
    End alice = alice(CODE, NO_CODE);
    Object task = made("plain");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(() -> run(alice.send(task)));
      }
      for (Future<Object> each : threads.invokeAll(all)) {
        assertThat(each.get()).isEqualTo(42);
      }
    }
    assertThat(alice.far().requests).hasValue(2);
  }

  @Test
  @DisplayName("without the grant nothing is taken, and the message says which one is missing")
  void noGrant() {
    End alice = alice(NO_CODE, CODE);

    assertThatThrownBy(() -> alice.send(made("plain")))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("may not send code to run: it lacks shipped-code")
        .hasMessageContaining("trust(");
  }

  @Test
  @DisplayName("a grant that was taken back holds for what had arrived before, too")
  void grantTakenBack() {
    End alice = alice(CODE, NO_CODE);
    byte[] bytes = alice.write(made("plain"));
    assertThat(run(alice.far().read(bytes))).isEqualTo(42);

    alice.far().session.visitor().trust(NO_CODE);

    assertThatThrownBy(() -> alice.far().read(bytes)).isInstanceOf(PermissionException.class);
  }

  @Test
  @DisplayName("a result of the sender's own types comes home without a grant, to the own classes")
  void resultsComeHome() {
    End alice = alice(CODE, NO_CODE);
    List<?> there = (List<?>) requireNonNull(alice.send(made("ownValues")));
    assertThat(there.getFirst()).isNotInstanceOf(program.type("app.Main$Point"));

    List<?> home = (List<?>) requireNonNull(alice.far().send(there));

    assertThat(home).isEqualTo(((List<?>) made("ownValues")));
    assertThat(home.getFirst()).isInstanceOf(program.type("app.Main$Point"));
  }

  @Test
  @DisplayName("a function comes home without a grant")
  void functionsComeHome() {
    End alice = alice(CODE, NO_CODE);

    Object home = alice.far().send(alice.send(made("capturing")));

    assertThat(run(home)).hasToString(run(made("capturing")).toString());
  }

  @Test
  @DisplayName("code that only claims to come home needs the grant")
  void strangersDoNotComeHome() {
    End alice = alice(CODE, NO_CODE);
    alice.send(made("plain"));
    Program other = Program.of(new Program.Source(MAIN, Voyage.SOURCE.replace("42", "43")));
    Object foreign = other.call(MAIN, "plain");
    Task<Object, RuntimeException> jdk = System::lineSeparator;

    assertThatThrownBy(() -> alice.far().send(foreign)).isInstanceOf(PermissionException.class);
    assertThatThrownBy(() -> alice.far().send(jdk)).isInstanceOf(PermissionException.class);
  }

  @Test
  @DisplayName("an exception arrives as its type with a grant")
  void exceptions() {
    Object there = alice(CODE, NO_CODE).send(made("trouble"));

    assertThat(requireNonNull(there).getClass().getName()).isEqualTo("app.Main$Trouble");
  }

  @Test
  @DisplayName("without a grant an exception arrives with its name and message, and offers nothing")
  void exceptionsWithoutGrant() {
    End alice = alice(NO_CODE, NO_CODE);

    assertThat(alice.send(made("trouble")))
        .isInstanceOfSatisfying(
            RemoteException.class,
            remote -> assertThat(remote.typeName()).isEqualTo("app.Main$Trouble"))
        .hasToString("remote app.Main$Trouble: ahoy");
    assertThat(alice.far().requests).hasValue(0);
  }

  @Test
  @DisplayName("an exception of the sender's own comes home as what it was, without a grant")
  void exceptionsComeHome() {
    End alice = alice(CODE, NO_CODE);

    Object home = alice.far().send(alice.send(made("trouble")));

    assertThat(home).isInstanceOf(program.type("app.Main$Trouble"));
  }

  @Test
  @DisplayName("a value whose type both ends allow needs no grant")
  void allowedValues() {
    End alice = alice(NO_CODE, NO_CODE);
    alice.registry.allow(program.type("app.Main$Point")).allow(program.type("app.Main$Mood"));
    alice.far().registry.allow(program.type("app.Main$Point")).allow(program.type("app.Main$Mood"));

    assertThat(alice.send(made("ownValues"))).isEqualTo(made("ownValues"));
    assertThat(alice.far().requests).hasValue(0);
  }

  @Test
  @DisplayName("what cannot travel is refused with the way that leads to it")
  void refusals() {
    End alice = alice(CODE, NO_CODE);

    assertThatThrownBy(() -> alice.write(made("withSocket")))
        .isInstanceOf(ValueException.class)
        .hasMessageStartingWith(
            "the task cannot travel: task.captured[0] (app.Main$Job).connection is a"
                + " java.net.Socket: it is neither ");
    assertThatThrownBy(() -> alice.write(new Object[] {made("plain"), List.of(new Object())}))
        .hasMessageStartingWith(
            "the task cannot travel: argument[0][0] is a java.lang.Object: it is neither ");
    assertThatThrownBy(() -> alice.write(made("withPlainRunnable")))
        .hasMessageContaining("task.captured[0] is a app.Main$$Lambda")
        .hasMessageContaining("the interface of this function is not Serializable");
    assertThatThrownBy(() -> alice.encode(List.of(made("withSocket"))))
        .hasMessageStartingWith("the function cannot travel: function.captured[0] (app.Main$Job)");
    assertThatThrownBy(() -> alice.write(made("withUnserializable")))
        .hasMessageContaining(
            "task.captured[0]: a app.Main$Loose cannot travel: it is not Serializable");
  }

  @Test
  @DisplayName("functions travel inside ordinary values, each once")
  void functionsInValues() {
    End alice = alice(CODE, NO_CODE);
    Object task = made("capturing");

    List<?> there =
        (List<?>) requireNonNull(alice.far().decode(alice.encode(List.of("x", task, task))));

    assertThat(run(there.get(1))).hasToString(run(task).toString());
    assertThat(there.get(2)).isSameAs(there.get(1));
  }

  @Test
  @DisplayName(
      "whoever reads a relayed function gets its code from the server, though its sender has left")
  void relay() {
    End alice = alice(CODE, NO_CODE);
    End bob = requireNonNull(lab).connect("bob", ShippingTest.class.getClassLoader(), CODE);
    byte[] kept = alice.encode(made("capturing"));
    String expected = run(made("capturing")).toString();
    alice.session.close("leaves");

    assertThat(run(bob.decode(kept))).hasToString(expected);
    Shipping server =
        Shipping.local(
            requireNonNull(lab).code, bob.registry, ValueLimits.defaults(), Foreign.NONE);
    Codec codec = new Codec(bob.registry, ValueLimits.defaults());
    assertThat(run(codec.decode(kept, server.functions()))).hasToString(expected);
  }

  @Test
  @DisplayName("who reads a relayed function must have granted it to the server")
  void relayNeedsGrant() {
    End alice = alice(CODE, NO_CODE);
    End bob = requireNonNull(lab).connect("bob", ShippingTest.class.getClassLoader(), NO_CODE);
    byte[] kept = alice.encode(made("capturing"));

    assertThatThrownBy(() -> bob.decode(kept))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("Client.builder().trust(");
  }

  @Test
  @DisplayName("a function whose code is nowhere to be had is refused with a clear message")
  void missingCode() {
    End alice = alice(CODE, NO_CODE);
    byte[] kept = alice.encode(made("capturing"));
    try (ShipLab other = new ShipLab(CODE)) {
      End bob = other.connect("bob", ShippingTest.class.getClassLoader(), CODE);

      assertThatThrownBy(() -> bob.decode(kept))
          .isInstanceOf(ValueException.class)
          .hasMessageStartingWith(
              "the code of a function is missing: neither this end nor the one that the function"
                  + " came from has it any more (code ")
          .hasMessageEndingWith("). Put the function there again");
    }
  }

  @Test
  @DisplayName("a server's own spaces keep functions without any other end")
  void local() {
    Shipping local =
        Shipping.local(
            ShipLab.storeOf(program), TypeRegistry.create(), ValueLimits.defaults(), Foreign.NONE);
    var out = new Output();
    local.write(out, made("capturing"));

    Object copy = local.read(new Input(out.toByteArray()));

    assertThat(run(copy)).hasToString(run(made("capturing")).toString());
  }

  @Test
  @DisplayName("when the session is over, nothing here holds what was shipped")
  void unloading() {
    End alice = alice(CODE, NO_CODE);
    WeakReference<?> loader =
        new WeakReference<>(requireNonNull(alice.send(made("capturing"))).getClass());
    assertThat(loader.get()).isNotNull();

    alice.session.close("leaves");

    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (loader.get() != null && System.nanoTime() < end) {
      System.gc();
      Thread.yield();
    }
    assertThat(loader.get()).isNull();
    assertThat(alice.send("plain")).isEqualTo("plain");
  }

  @Test
  @DisplayName("an island with its bytes broken is refused")
  void brokenIslands() {
    End alice = alice(CODE, NO_CODE);
    byte[] bytes = alice.write(made("capturingEverything"));
    alice.far().read(bytes);
    for (int at = 33; at < bytes.length; at++) {
      byte[] broken = bytes.clone();
      broken[at] ^= 0x55;
      try {
        alice.far().read(broken);
      } catch (HawserException expected) {
        assertThat(expected.getMessage()).isNotEmpty();
      }
    }
  }
}
