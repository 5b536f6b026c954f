package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.ValueException;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Classes of which a record travels, by every way that values take.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class StandInsTest {
  interface Paint {
    String shade();
  }

  /// A class that is not made to travel, and knows nothing of those that do.
  static final class Ink implements Paint {
    private final int number;

    Ink(int number) {
      this.number = number;
    }

    @Override
    public String shade() {
      return "shade " + number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Ink ink && ink.number == number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  record Pot(int number) {
    Ink ink() {
      return new Ink(number);
    }
  }

  record Drawing(String title, List<Ink> inks) {}

  interface Painter {
    Ink next(Ink ink);

    Paint paint(Paint paint);

    Object any(Object thing);

    Drawing draw(List<Ink> inks);
  }

  /// Makes sure that what it is given is of this process.
  static final class Easel implements Painter {
    @Override
    public Ink next(Ink ink) {
      return new Ink(ink.number + 1);
    }

    @Override
    public Paint paint(Paint paint) {
      return next((Ink) paint);
    }

    @Override
    public Object any(Object thing) {
      return next((Ink) thing);
    }

    @Override
    public Drawing draw(List<Ink> inks) {
      return new Drawing("by " + inks.getFirst().shade(), inks);
    }
  }

  private final MemoryNetwork network = new MemoryNetwork();
  private final Server server =
      Server.builder()
          .transport(network)
          .listen(Address.memory("studio"))
          .trust(Trust.full())
          .allow(Ink.class, Pot.class, ink -> new Pot(ink.number), Pot::ink)
          .open();
  private final Client client =
      Client.builder()
          .transport(network)
          .trust(Trust.full())
          .allow(Ink.class, Pot.class, ink -> new Pot(ink.number), Pot::ink)
          .connect("memory:studio");

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  @DisplayName("in calls: as arguments and results, in lists and in records, whatever is declared")
  void calls() {
    var _ = server.export("painter", new Easel());
    Painter painter = client.lookup("painter", Painter.class);

    assertThat(painter.next(new Ink(1))).isEqualTo(new Ink(2));
    assertThat(painter.paint(new Ink(2))).isEqualTo(new Ink(3));
    assertThat(painter.any(new Ink(3))).isEqualTo(new Ink(4));
    assertThat(painter.draw(List.of(new Ink(4))))
        .isEqualTo(new Drawing("by shade 4", List.of(new Ink(4))));
  }

  @Test
  @DisplayName("in maps and queues, of their type and of any")
  void variables() throws Exception {
    SharedMap<Ink> inks = client.globals().map("inks", Ink.class);
    inks.put("mine", new Ink(5));
    assertThat(server.map("inks", Ink.class).get("mine")).isEqualTo(new Ink(5));
    server.map().put("any", List.of(new Ink(6)));
    assertThat(client.globals().map().get("any")).isEqualTo(List.of(new Ink(6)));

    SharedQueue<Ink> queue = client.globals().queue("inks", Ink.class);
    queue.put(new Ink(7));
    assertThat(server.queue("inks", Ink.class).take()).isEqualTo(new Ink(7));
  }

  @Test
  @DisplayName("in pipes, both ways")
  void pipes() throws Exception {
    Peer peer = server.client(client.id());
    client.pipe("inks", Ink.class).send(new Ink(8));
    assertThat(peer.pipe("inks", Ink.class).receive()).isEqualTo(new Ink(8));
    peer.pipe().send(new Ink(9));
    assertThat(client.pipe().receive()).isEqualTo(new Ink(9));
  }

  @Test
  @DisplayName("in shipped functions, captured and returned")
  void shipped() {
    Ink mine = new Ink(10);
    assertThat(client.<Object, RuntimeException>call(() -> List.of(mine, new Ink(11))))
        .isEqualTo(List.of(new Ink(10), new Ink(11)));
    client.map().put("function", (InkTask) () -> mine);
    assertThat(((InkTask) client.map().get("function")).ink()).isEqualTo(new Ink(10));
  }

  /// A function of the program's own.
  interface InkTask extends java.io.Serializable {
    Ink ink();
  }

  @Test
  @DisplayName("an end without the record says what to do")
  void missing() {
    server.map().put("ink", new Ink(1));
    var _ = server.export("painter", new Easel());
    try (Client plain =
        Client.builder().transport(network).trust(Trust.full()).connect("memory:studio")) {
      assertThatThrownBy(() -> plain.globals().map().get("ink"))
          .isInstanceOf(ValueException.class)
          .hasMessageContaining("allow it here with that class");
      Painter painter = plain.lookup("painter", Painter.class);
      assertThatThrownBy(() -> painter.next(new Ink(1)))
          .isInstanceOf(ValueException.class)
          .hasMessageContaining("allow a record that stands for it");
    }
  }

  @Test
  @DisplayName("a builder refuses a pair that cannot be, and stays as it was")
  void refused() {
    var builder = Client.builder().transport(network);
    assertThatThrownBy(() -> builder.allow(String.class, Pot.class, _ -> new Pot(1), _ -> ""))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("travels by itself");
    builder.allow(Ink.class, Pot.class, ink -> new Pot(ink.number), Pot::ink);
    assertThatThrownBy(() -> builder.allow(Thread.class, Pot.class, _ -> new Pot(1), _ -> null))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("stands for " + Ink.class.getName() + " already");
    builder.connect("memory:studio").close();
  }
}
