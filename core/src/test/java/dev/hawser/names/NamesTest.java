package dev.hawser.names;

import static dev.hawser.names.Harbour.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.DeadlineException;
import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.Server;
import dev.hawser.scenario.ChildJvm;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The names of another server")
class NamesTest {
  private static final ServiceUri HERE = ServiceUri.at(Address.tcp("localhost", 1900), "here");

  private final Harbour harbour = new Harbour();
  private Server server;

  @BeforeEach
  void open() {
    server = harbour.openNames("names");
  }

  @AfterEach
  void close() throws Exception {
    harbour.close();
  }

  private Names connect() {
    return Names.of(harbour.connect("names"));
  }

  @Test
  @DisplayName("are the same for all who are connected")
  void areShared() {
    Names one = connect();
    Names two = connect();
    NameEntry entry = one.register("a.b", HERE, NameOptions.defaults().tagged("x", "y"));
    assertThat(two.lookup("a.b")).isEqualTo(entry);
    assertThat(two.find("a.c")).isEmpty();
    assertThat(two.findAll(List.of("a.c", "a.b"))).containsExactly(entry);
    assertThat(two.list(NameFilter.matching("a\\..").taggedAll("x"))).containsExactly(entry);
    assertThat(two.tag("a.b", List.of("z")).tags()).containsExactly("z");
    assertThat(one.count(NameFilter.all().taggedAny("z"))).isEqualTo(1);
    assertThat(two.remove("a.b")).isTrue();
    assertThat(one.remove("a.b")).isFalse();
    assertThat(one.count()).isZero();
  }

  @Test
  @DisplayName("are listed however many there are, and removed in one go")
  void areListed() {
    Names names = connect();
    for (int i = 0; i < 1234; i++) {
      names.register("n" + i, HERE);
    }
    assertThat(names.list())
        .hasSize(1234)
        .extracting(NameEntry::name)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(names.removeAll(NameFilter.startingWith("n1"))).isEqualTo(345);
    assertThat(names.count()).isEqualTo(889);
  }

  @Test
  @DisplayName("refuse with the reason what cannot be")
  void refuse() {
    Names names = connect();
    names.register("taken", HERE);
    assertThatThrownBy(() -> names.lookup("takem"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("nobody has registered the name 'takem'; near: taken");
    assertThatThrownBy(() -> names.register("taken", HERE, NameOptions.defaults().safe()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is taken");
    assertThatThrownBy(() -> names.register(" ", HERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
    assertThatThrownBy(() -> NameFilter.matching("(a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the pattern '(a'");
  }

  @Test
  @DisplayName("can be waited for")
  void canBeWaitedFor() throws Exception {
    Names names = connect();
    CompletableFuture<NameEntry> awaited = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            awaited.complete(names.await("later", Duration.ofMinutes(1)));
          } catch (InterruptedException | RuntimeException e) {
            awaited.completeExceptionally(e);
          }
        });
    connect().register("later", HERE);
    assertThat(awaited.get(60, TimeUnit.SECONDS).uri()).isEqualTo(HERE);
    assertThatThrownBy(() -> names.await("never", Duration.ofMillis(20)))
        .isInstanceOf(DeadlineException.class)
        .hasMessageContaining("nobody registered the name 'never' within 0.02 s");
  }

  @Test
  @DisplayName("go with the session that registered them, unless they are kept")
  void goWithTheirSession() {
    Client client = harbour.connect("names");
    Names.of(client).register("tied", HERE);
    Names.of(client).register("kept", HERE, NameOptions.defaults().kept());
    Names others = connect();
    assertThat(others.count()).isEqualTo(2);
    client.close();
    eventually("the name to go", () -> others.find("tied").isEmpty());
    assertThat(others.find("kept")).isPresent();
  }

  @Test
  @DisplayName("go with a process that is killed")
  void goWithAKilledProcess() throws Exception {
    try (Server local = Server.builder().localPort(0).grace(Duration.ofMillis(500)).open()) {
      String way = "localhost:" + local.address().port();
      try (ChildJvm child = ChildJvm.start(List.of(), Registering.class, way);
          Client watcher = Client.connect(way)) {
        assertThat(child.hear()).isEqualTo("registered");
        Names names = Names.of(watcher);
        assertThat(names.find("child")).isPresent();
        child.kill();
        eventually("the name to go", () -> names.find("child").isEmpty());
      }
    }
  }

  /// A process that registers a name and waits.
  static final class Registering {
    private Registering() {}

    public static void main(String[] args) throws Exception {
      try (Client client = Client.connect(args[0])) {
        Names.of(client).register("child", HERE);
        System.out.println("registered");
        int _ = System.in.read();
      }
    }
  }

  @Test
  @DisplayName("are for those only who may call the export hawser.names")
  void needPermission() throws Exception {
    try (Server strict =
        Server.builder().localPort(0).trust(Trust.of(Permission.exports("shop*"))).open()) {
      try (Client client = Client.connect("localhost:" + strict.address().port())) {
        assertThatThrownBy(() -> Names.of(client).list())
            .isInstanceOf(PermissionException.class)
            .hasMessageContaining("hawser.names");
      }
    }
  }
}
