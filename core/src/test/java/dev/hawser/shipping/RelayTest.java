package dev.hawser.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.call.SerializableFunction;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A function that a client left behind")
class RelayTest extends Voyage {
  private static final Trust SHARES = Trust.of(Permission.SHARE, Permission.CALL_SHIPPED);

  @TempDir static Path folder;

  private Server server;
  private Client giver;
  private SerializableFunction<String, String> greeting;
  private SerializableFunction<String, String> measure;

  @BeforeAll
  static void compile() throws IOException {
    var _ = Sources.compile("relay", folder);
  }

  @BeforeEach
  void open() {
    server = open(SHARES);
    giver = join(server, SHARES);
    URLClassLoader loader = closing(Sources.loader(folder));
    greeting = function(Sources.made(loader, "cargo.Gifts", "greeting"));
    measure = function(Sources.made(loader, "cargo.Gifts", "measure"));
  }

  @Test
  @DisplayName("in a map is called by another client, with code from the server")
  void inMap() {
    giver.globals().map().put("greet", greeting);
    giver.globals().map().put("measure", measure);
    leave();
    Client heir = join(server, SHARES);
    assertThat(read(heir, "greet").apply("Bob")).isEqualTo("Ahoy, Bob!");
    assertThat(read(heir, "measure").apply("3")).isEqualTo("3 fathoms");
    assertThat(read(heir, "greet")).isNotInstanceOf(greeting.getClass());
  }

  @Test
  @DisplayName("in a queue goes to whoever takes it")
  void inQueue() throws Exception {
    giver.globals().queue("gifts").put(greeting);
    leave();
    Client heir = join(server, SHARES);
    assertThat(function(heir.globals().queue("gifts").take()).apply("Bob")).isEqualTo("Ahoy, Bob!");
  }

  @Test
  @DisplayName("in a list in a map is among the others")
  void inList() {
    giver.globals().map().put("all", Map.of("functions", List.of(greeting, measure)));
    leave();
    Client heir = join(server, SHARES);
    Map<?, ?> all = (Map<?, ?>) Objects.requireNonNull(heir.globals().map().get("all"));
    List<?> functions = (List<?>) Objects.requireNonNull(all.get("functions"));
    assertThat(function(functions.get(1)).apply("3")).isEqualTo("3 fathoms");
  }

  @Test
  @DisplayName("is called by the server itself")
  void atServer() {
    giver.globals().map().put("greet", greeting);
    leave();
    Object greet = Objects.requireNonNull(server.map().get("greet"));
    assertThat(function(greet).apply("Ann")).isEqualTo("Ahoy, Ann!");
  }

  @Test
  @DisplayName("is passed on by the one who got it, and runs at a third")
  void passedOn() {
    giver.globals().map().put("greet", greeting);
    leave();
    Client heir = join(server, SHARES);
    SerializableFunction<String, String> greet = read(heir, "greet");
    String greeted = heir.call(name -> greet.apply(name), "Eve");
    assertThat(greeted).isEqualTo("Ahoy, Eve!");
    heir.globals().map().put("again", greet);
    Client third = join(server, SHARES);
    assertThat(read(third, "again").apply("Joe")).isEqualTo("Ahoy, Joe!");
  }

  @Test
  @DisplayName("goes through pipes, there and back")
  void throughPipe() throws Exception {
    giver.pipe("gifts").send(greeting);
    Object there = server.client(giver.id()).pipe("gifts").receive();
    assertThat(function(there).apply("Ann")).isEqualTo("Ahoy, Ann!");
    server.client(giver.id()).pipe("gifts").send(there);
    assertThat(function(giver.pipe("gifts").receive()).apply("Bob")).isEqualTo("Ahoy, Bob!");
  }

  private void leave() {
    giver.close();
    eventually("the giver has left", () -> server.clients().isEmpty());
  }

  private static SerializableFunction<String, String> read(Client client, String key) {
    return function(Objects.requireNonNull(client.globals().map().get(key), key));
  }

  @SuppressWarnings("unchecked")
  private static SerializableFunction<String, String> function(Object value) {
    return (SerializableFunction<String, String>) value;
  }
}
