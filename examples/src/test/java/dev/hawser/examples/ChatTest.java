package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The chat, with every guest in a process of its own.
class ChatTest {
  private static final Duration HEARTBEAT = Duration.ofSeconds(3);
  private static final Duration SCHEDULING = Duration.ofMillis(700);

  private final List<Program> programs = new ArrayList<>();

  @AfterEach
  void stopAll() {
    programs.forEach(Program::close);
  }

  @Test
  @DisplayName("of 8 guests one is killed and one stopped: the rest go on, and hear of it in time")
  void departures() throws Exception {
    String address = room("--grace", "12");
    List<Program> guests = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      guests.add(guest(address, "guest" + i));
      guests.getLast().await("guest" + i + " joined");
    }
    List<Program> others = guests.subList(0, 6);
    Program killed = guests.get(6);
    Program stopped = guests.get(7);

    long stop = System.nanoTime();
    stopped.signal("STOP");
    long kill = System.nanoTime();
    killed.signal("KILL");
    for (Program other : others) {
      other.await("guest7 is not answering");
    }
    Duration killNoticed = Duration.ofNanos(System.nanoTime() - kill);
    talk(others);
    for (Program other : others) {
      other.await("guest8 is not answering");
    }
    Duration stopNoticed = Duration.ofNanos(System.nanoTime() - stop);
    System.out.printf(
        "heartbeat %d ms: SIGKILL noticed by all others after %d ms, SIGSTOP after %d ms%n",
        HEARTBEAT.toMillis(), killNoticed.toMillis(), stopNoticed.toMillis());
    assertThat(killNoticed).isLessThan(HEARTBEAT.plus(SCHEDULING));
    assertThat(stopNoticed).isLessThan(HEARTBEAT.plus(SCHEDULING));

    stopped.signal("CONT");
    others.getFirst().await("guest8 is back");
    stopped.await("line", 6 * 20);
    assertThat(stopped.containing("guest3: line")).hasSize(20).isSorted();
    others.getFirst().await("guest7 is gone");
  }

  @Test
  @DisplayName("a guest who is stopped holds up nobody, and misses nothing")
  void slowReader() throws Exception {
    String address = room();
    Program alice = guest(address, "alice");
    Program bob = guest(address, "bob");
    alice.await("bob joined");
    bob.signal("STOP");
    for (int i = 100; i < 600; i++) {
      alice.type("line " + i + " " + "-".repeat(1_000));
    }
    alice.await("alice: line", 500);
    bob.signal("CONT");
    assertThat(bob.await("alice: line", 500)).hasSize(500).isSorted();
  }

  @Test
  @DisplayName("a name that is taken is refused, with another one to try")
  void takenName() throws Exception {
    String address = room();
    guest(address, "alice").await("alice joined");
    Program second = guest(address, "alice");
    second.await("somebody here is called alice already; how about alice2?");
    assertThat(second.exitCode()).isEqualTo(1);
  }

  @Test
  @DisplayName("a guest who comes back after a crash gets the old seat")
  void backFromSomewhereElse() throws Exception {
    String address = room();
    Program witness = guest(address, "witness");
    Program alice = guest(address, "alice");
    witness.await("alice joined");
    alice.signal("KILL");
    witness.await("alice is not answering");
    guest(address, "alice").type("here I am");
    witness.await("alice is back");
    witness.await("alice: here I am");
    assertThat(witness.containing("alice left")).isEmpty();
  }

  @Test
  @DisplayName("a newcomer is shown what was said before; names can be changed; leaving is told")
  void logAndNames(@TempDir Path folder) throws Exception {
    String address = room("--unix", folder.resolve("room").toString());
    Program alice = guest(address, "alice");
    for (int i = 1; i <= 30; i++) {
      alice.type("word " + i);
    }
    alice.await("word 30");
    Program bob = guest(address, "bob");
    bob.await("welcome");
    assertThat(bob.containing("alice: word")).hasSize(20).last().asString().endsWith("word 30");
    bob.type("/name robert");
    alice.await("bob is now called robert");
    alice.type("/who");
    alice.await("here: alice, robert");
    bob.type("\033[2Jboo");
    alice.await("robert: ?[2Jboo");
    bob.type("/quit");
    alice.await("robert left");
    assertThat(bob.exitCode()).isZero();
  }

  private String room(String... options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("chat", "--server", "--heartbeat"));
    arguments.add(Long.toString(HEARTBEAT.toSeconds()));
    arguments.addAll(List.of(options));
    Program room = Program.start("room", arguments.toArray(String[]::new));
    programs.add(room);
    return room.await("--connect ").replaceFirst(".*--connect (\\S+) .*", "$1");
  }

  private Program guest(String address, String name) throws IOException {
    String heartbeat = Long.toString(HEARTBEAT.toSeconds());
    Program guest =
        Program.start(name, "chat", "--connect", address, "--name", name, "--heartbeat", heartbeat);
    programs.add(guest);
    return guest;
  }

  /// Everybody says 20 lines, and everybody hears them all.
  private static void talk(List<Program> guests) throws InterruptedException {
    for (int i = 10; i < 30; i++) {
      for (Program guest : guests) {
        guest.type("line " + i);
      }
    }
    for (Program guest : guests) {
      guest.await("line", guests.size() * 20);
    }
  }
}
