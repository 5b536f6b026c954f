package dev.hawser.internal.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameOptions;
import dev.hawser.names.Names;
import dev.hawser.names.ServiceUri;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An announcement")
class AnnouncerTest {
  private static final Address HERE = Address.tcp("192.0.2.7", 1900);
  private static final ServiceUri ELSEWHERE = ServiceUri.at(Address.tcp("192.0.2.8", 1), "a");

  private final ManualTimer timer = new ManualTimer();
  private final Set<String> exports = new TreeSet<>(Set.of("a", "hawser.own", ""));
  private final List<Announcer> started = new ArrayList<>();
  private List<Address> addresses = List.of(HERE);

  /// The name server of the day; null while it is away.
  private @Nullable Names server = nameServer();

  private static Names nameServer() {
    return new LocalNames(NameTable.inMemory(new ManualTimer(), InstantSource.system()));
  }

  private static Names names(AnnouncerTest test) {
    return (Names)
        Proxy.newProxyInstance(
            Names.class.getClassLoader(),
            new Class<?>[] {Names.class},
            (_, method, arguments) -> {
              Names present = test.server;
              if (present == null) {
                throw new DisconnectedException("it is away", Outcome.NOT_SENT);
              }
              try {
                return method.invoke(present, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Announcer start(String prefix) {
    Announcer announcer =
        Announcer.start(
            new Announcer.Source(() -> exports, () -> addresses),
            names(this),
            prefix,
            NameOptions.defaults().tagged("t"),
            timer);
    started.add(announcer);
    return announcer;
  }

  private List<String> registered() {
    return server().list().stream().map(NameEntry::name).toList();
  }

  /// Lets the time of the next look come, and the look be over.
  private void nextLook() {
    assertThat(timer.waiting()).isEqualTo(1);
    timer.advance(Announcer.PERIOD);
    while (timer.waiting() == 0) {
      Thread.onSpinWait();
    }
  }

  private Names server() {
    return Objects.requireNonNull(server);
  }

  @AfterEach
  void close() {
    started.forEach(Announcer::close);
  }

  @Test
  @DisplayName("registers what is exported, but for what is Hawser's own")
  void registersExports() {
    start("lab.");
    assertThat(registered()).containsExactly("lab.", "lab.a");
    assertThat(server().lookup("lab.a").uri()).isEqualTo(ServiceUri.at(HERE, "a"));
    assertThat(server().lookup("lab.a").tags()).containsExactly("t");
  }

  @Test
  @DisplayName("follows what is exported and taken back, and where the server is")
  void followsExports() {
    start("");
    assertThat(registered()).containsExactly("a");
    exports.add("b");
    nextLook();
    assertThat(registered()).containsExactly("a", "b");
    exports.remove("a");
    addresses = List.of(Address.tcp("192.0.2.9", 1900));
    nextLook();
    assertThat(registered()).containsExactly("b");
    assertThat(server().lookup("b").uri()).isEqualTo(ServiceUri.at(addresses.getFirst(), "b"));
  }

  @Test
  @DisplayName("registers again after the name server was restarted, and waits while it is away")
  void registersAgain() {
    start("");
    server = null;
    nextLook();
    nextLook();
    server = nameServer();
    nextLook();
    assertThat(registered()).containsExactly("a");
  }

  @Test
  @DisplayName("begins although the name server is away")
  void beginsWithoutNameServer() {
    server = null;
    start("");
    server = nameServer();
    nextLook();
    assertThat(registered()).containsExactly("a");
  }

  @Test
  @DisplayName(
      "takes a name over once, leaves it to whoever takes it over later, and takes it back")
  void takesOver() {
    server().register("a", ELSEWHERE);
    start("");
    assertThat(server().lookup("a").uri()).isEqualTo(ServiceUri.at(HERE, "a"));
    server().register("a", ELSEWHERE);
    for (int i = 0; i < 12; i++) {
      nextLook();
    }
    assertThat(server().lookup("a").uri()).isEqualTo(ELSEWHERE);
    server().remove("a");
    nextLook();
    assertThat(server().lookup("a").uri()).isEqualTo(ServiceUri.at(HERE, "a"));
  }

  @Test
  @DisplayName("removes its names when it ends, and no others")
  void removesItsNames() {
    exports.add("b");
    Announcer announcer = start("");
    server().register("a", ELSEWHERE);
    announcer.close();
    assertThat(registered()).containsExactly("a");
    announcer.close();
    assertThat(timer.waiting()).isZero();
  }
}
