package dev.hawser.scenario;

import static dev.hawser.scenario.GadgetServer.ALOUD;
import static dev.hawser.scenario.GadgetServer.ANYTHING;
import static dev.hawser.scenario.GadgetServer.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.PeerState;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import dev.hawser.scenario.GadgetServer.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A modified client sends what would run commands if it were read with Java's own serialization,
/// and names classes that the server could load but did not allow. Then the log of the classes that
/// the server's process loaded is read.
@DisplayName("A modified client's gadgets")
class GadgetTest {
  /// Within the server's reach, but not allowed there.
  private static final List<String> UNLISTED =
      List.of(Contraband.class.getName(), Smuggled.class.getName());

  /// What the modified client allows itself.
  private static final Codec CODEC =
      new Codec(
          TypeRegistry.create().allow(Letter.class).allow(Contraband.class).allow(Smuggled.class),
          ValueLimits.defaults());

  record Contraband(String what) {}

  enum Smuggled {
    TEA
  }

  @TempDir Path folder;

  private Path marker;
  private Path log;
  private ChildJvm server;
  private Mallory mallory;
  private int letters;

  @BeforeEach
  void comeIn() throws Exception {
    marker = folder.resolve("marker");
    log = folder.resolve("classes.log");
    Path quiet = folder.resolve("logging.properties");
    Files.writeString(quiet, ".level=OFF");
    List<String> options =
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-Djava.util.logging.config.file=" + quiet,
            "-Xlog:class+load=info:file=" + log + ":none",
            "--class-path",
            Gadgets.library());
    server = ChildJvm.start(options, GadgetServer.class);
    mallory = Mallory.comeIn(server.hear());
  }

  @AfterEach
  void leave() {
    PeerState state = mallory.state();
    mallory.close();
    server.close();
    assertThat(state).isEqualTo(PeerState.CONNECTED);
    assertThat(marker).as("what the gadgets' command makes").doesNotExist();
  }

  // ---- what is promised ----

  @Test
  @DisplayName("work: Java's own serialization runs their command")
  void chainIsLive() throws Exception {
    Path made = folder.resolve("made");
    List<String> options = List.of("--class-path", Gadgets.library());
    try (ChildJvm gullible = ChildJvm.start(options, Gullible.class)) {
      String stream = Base64.getEncoder().encodeToString(Gadgets.commandInMap(made));
      assertThat(gullible.ask(stream)).isEqualTo("java.util.HashMap");
      Scenario.eventually("what the command makes", () -> Files.exists(made));
    }
  }

  @Test
  @DisplayName("are refused, as Java's own serialization, in pipes, maps and queues")
  void javaStreams() throws Exception {
    assertRefused(Gadgets.commandInMap(marker), javaStreamOf("java.util.HashMap"));
    assertRefused(Gadgets.lookupInMap("gadget.invalid"), javaStreamOf("java.util.HashMap"));
    assertRefused(Gadgets.lazyMap(marker), javaStreamOf(Gadgets.PACKAGE + ".map.LazyMap"));
    assertNothingLoaded();
  }

  @Test
  @DisplayName("are refused by name where our own format names their classes")
  void namedParts() throws Exception {
    for (String part : Gadgets.PARTS) {
      assertRefused(Forged.record(part), notAllowed(part));
      assertRefused(Forged.constant(part), notAllowed(part));
      assertRefused(Forged.constants(part), notAllowed(part));
      assertRefused(Forged.array(part), notAllowed(part));
    }
    assertNothingLoaded();
  }

  @Test
  @DisplayName("are only a name where our own format has them as an exception")
  void namedAsExceptions() throws Exception {
    for (String part : Gadgets.PARTS) {
      mallory.send(ANYTHING, Forged.exception(part));
      assertThat(server.ask("receive-anything")).isEqualTo("an exception that was a " + part);
      assertRefused(Forged.exception(part), "holds a dev.hawser.RemoteException, not a ");
    }
    assertNothingLoaded();
  }

  @Test
  @DisplayName("and any class that is not allowed are refused by name")
  void notAllowed() throws Exception {
    assertRefused(CODEC.encode(new Contraband("rum")), notAllowed(Contraband.class.getName()));
    assertRefused(CODEC.encode(Smuggled.TEA), notAllowed(Smuggled.class.getName()));
    assertNothingLoaded();
  }

  @Test
  @DisplayName("are only bytes in a byte[]")
  void onlyBytes() throws Exception {
    byte[] stream = Gadgets.commandInMap(marker);
    mallory.send(ANYTHING, CODEC.encode(stream));
    assertThat(server.ask("receive-anything")).isEqualTo(stream.length + " bytes");
    assertNothingLoaded();
  }

  @Test
  @DisplayName("are within the server's reach, and the log of its classes would show them")
  void withinReach() throws Exception {
    assertNothingLoaded();
    List<String> all = Stream.concat(Gadgets.PARTS.stream(), UNLISTED.stream()).toList();
    for (String name : all) {
      assertThat(server.ask("load " + name)).endsWith("class " + name);
    }
    assertThat(loaded()).containsAll(all);
  }

  // ---- how that is seen ----

  private static String javaStreamOf(String name) {
    return "a stream of Java's own serialization, beginning with "
        + name
        + ", may not travel as a value: it is never read.";
  }

  private static String notAllowed(String name) {
    return "ValueException: " + name + " may not travel: it is not on the allow-list.";
  }

  /// Sends a value in each of the ways there are, and after it a good one.
  private void assertRefused(byte[] value, String message) throws Exception {
    assertPipeRefuses(value, message);
    assertMapRefuses(value, message);
    assertQueueRefuses(value, message);
  }

  private void assertPipeRefuses(byte[] value, String message) throws Exception {
    mallory.send(LETTERS, value);
    assertRefusal(server.ask("receive"), message);
    Letter letter = letter();
    mallory.send(LETTERS, CODEC.encode(letter));
    assertThat(server.ask("receive")).isEqualTo(letter.text());
    mallory.send(ALOUD, value);
    mallory.send(ALOUD, CODEC.encode(letter));
    assertThat(server.ask("heard")).isEqualTo(letter.text());
  }

  private void assertMapRefuses(byte[] value, String message) throws Exception {
    mallory.set(LETTERS, "bad", value);
    assertRefusal(server.ask("get bad"), message);
    Letter letter = letter();
    mallory.set(LETTERS, "good", CODEC.encode(letter));
    assertThat(server.ask("changed good")).isEqualTo(letter.text());
    mallory.set(LETTERS, "bad", CODEC.encode(letter));
    assertThat(server.ask("get bad")).isEqualTo(letter.text());
  }

  private void assertQueueRefuses(byte[] value, String message) throws Exception {
    mallory.put(LETTERS, value);
    assertRefusal(server.ask("poll"), message);
    assertThat(server.ask("clear")).isEqualTo("1");
    Letter letter = letter();
    mallory.put(LETTERS, CODEC.encode(letter));
    assertThat(server.ask("poll")).isEqualTo(letter.text());
  }

  private static void assertRefusal(String answer, String message) {
    assertThat(answer).startsWith("ValueException: ").contains(message);
  }

  private Letter letter() {
    return new Letter("letter " + ++letters);
  }

  private void assertNothingLoaded() throws IOException {
    assertThat(loaded())
        .contains(Letter.class.getName())
        .doesNotContainAnyElementsOf(UNLISTED)
        .doesNotContain("java.io.ObjectInputStream", "java.lang.ProcessBuilder")
        .noneMatch(name -> name.startsWith(Gadgets.PACKAGE));
  }

  /// The names of the classes that the server's process has loaded so far.
  private Set<String> loaded() throws IOException {
    return Files.readAllLines(log).stream()
        .map(line -> line.substring(0, Math.max(0, line.indexOf(" source:"))))
        .collect(Collectors.toSet());
  }
}
