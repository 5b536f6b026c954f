package dev.hawser.internal.object.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.DisconnectedException;
import dev.hawser.RefusedException;
import dev.hawser.Subscription;
import dev.hawser.object.ExportOptions;
import dev.hawser.object.Exposed;
import dev.hawser.object.InstanceMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names, and what is exported under them.
class ExportTableTest {
  private static ExportTablePeers peers;

  private final ExportTable table = new ExportTable();

  interface Thing {
    String name();
  }

  record Named(String name) implements Thing {}

  private static Thing thing() {
    return () -> "thing";
  }

  private static ExportOptions aliases(String... names) {
    return ExportOptions.defaults().alias(names);
  }

  private Export found(String name) {
    return Objects.requireNonNull(table.find(name), name);
  }

  @BeforeAll
  static void connect() {
    peers = new ExportTablePeers();
  }

  @AfterAll
  static void close() {
    peers.close();
  }

  // ---- names ----

  @Test
  @DisplayName("an object is found under its name and its aliases until its subscription is closed")
  void addsAndRemoves() {
    Thing thing = thing();
    Subscription subscription = table.add("b", thing, aliases("a", "c"));

    assertThat(table.names()).containsExactly("a", "b", "c");
    assertThat(found("a")).isSameAs(found("c")).isSameAs(found("b"));
    assertThat(found("a").name()).isEqualTo("b");
    assertThat(found("a").target(peers.anna)).isSameAs(thing);
    assertThat(table.exporting(thing)).isSameAs(found("b"));
    Export export = found("b");

    subscription.close();
    subscription.close();

    assertThat(table.names()).isEmpty();
    assertThat(table.find("a")).isNull();
    assertThat(table.exporting(thing)).isNull();
    assertThat(export.isRemoved()).isTrue();
    assertThatThrownBy(() -> export.target(peers.anna))
        .isInstanceOf(RefusedException.class)
        .hasMessage("'b' is not exported any more");
  }

  @Test
  @DisplayName("removing one name removes all that the object has")
  void removesAliases() {
    table.add("b", thing(), aliases("a"));

    assertThat(table.remove("a")).isTrue();
    assertThat(table.remove("b")).isFalse();
    assertThat(table.names()).isEmpty();
  }

  @Test
  @DisplayName("closing an old subscription leaves a new export of the name alone")
  void oldSubscription() {
    Subscription old = table.add("a", thing());
    table.remove("a");
    table.add("a", thing());

    old.close();

    assertThat(table.names()).containsExactly("a");
  }

  @Test
  @DisplayName("a taken name is refused with what to do")
  void taken() {
    table.add("x", thing());

    assertThatThrownBy(() -> table.add("x", thing()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the name 'x' is taken: remove it first, or choose another");
  }

  @Test
  @DisplayName("if one alias is taken, neither the name nor another alias is")
  void allOrNothing() {
    table.add("x", thing());

    assertThatThrownBy(() -> table.add("a", thing(), aliases("b", "x", "c")))
        .hasMessageContaining("the name 'x' is taken");
    assertThat(table.names()).containsExactly("x");
  }

  @Test
  @DisplayName("of many who want the same names at once, one gets them all")
  void races() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 50; round++) {
        CountDownLatch start = new CountDownLatch(1);
        ConcurrentLinkedQueue<String> winners = new ConcurrentLinkedQueue<>();
        List<Future<?>> all = new ArrayList<>();
        for (List<String> names : List.of(List.of("a", "b", "c"), List.of("c", "b", "a"))) {
          all.add(
              threads.submit(() -> {
                start.await();
                table.add(names.getFirst(), thing(), aliases(names.get(1), names.get(2)));
                return winners.add(names.getFirst());
              }));
        }
        start.countDown();
        for (Future<?> each : all) {
          assertThatCode(
                  () -> {
                    try {
                      each.get();
                    } catch (ExecutionException e) {
                      assertThat(e).hasMessageContaining("is taken");
                    }
                  })
              .doesNotThrowAnyException();
        }
        assertThat(winners).hasSize(1);
        assertThat(table.names()).containsExactly("a", "b", "c");
        assertThat(table.names()).allMatch(it -> found(it).name().equals(winners.peek()));
        table.remove("b");
      }
    }
  }

  @Test
  @DisplayName("the empty name is that of the root object")
  void root() {
    table.add("", thing());

    assertThat(table.find("")).isNotNull();
    assertThat(table.names()).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "a\nb", "nul\u0000", "hawser.names", "\u0085"})
  @DisplayName("blank names, control characters and Hawser's own names are refused")
  void badNames(String name) {
    assertThatThrownBy(() -> table.add(name, thing())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.add("fine", thing(), aliases(name)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.addFor(peers.anna, name, thing(), ExportOptions.defaults()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(table.names()).isEmpty();
  }

  @Test
  @DisplayName("a name has at most 1000 characters")
  void longNames() {
    table.add("x".repeat(1000), thing());

    assertThatThrownBy(() -> table.add("y".repeat(1001), thing()))
        .hasMessage(
            "the name 'yyyyyyyyyyyyyyyyyyyy…' has 1001 characters: take one with at most 1000");
  }

  @Test
  @DisplayName("Hawser's own names are found, but neither listed nor removed")
  void ownNames() {
    Subscription own = table.addOwn("hawser.names", thing(), ExportOptions.defaults());

    assertThat(table.find("hawser.names")).isNotNull();
    assertThat(table.names()).isEmpty();
    assertThatThrownBy(() -> table.remove("hawser.names")).hasMessageContaining("reserved");

    own.close();
    assertThat(table.find("hawser.names")).isNull();
  }

  // ---- what can be exported ----

  @Test
  @DisplayName("an object of which nothing can be reached is refused with what to do")
  void unreachable() {
    assertThatThrownBy(() -> table.add("x", new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "nothing of java.lang.Object can be reached: let it implement a @Remote interface, mark"
                + " members @Exposed, or give an interface with ExportOptions.as");
    assertThat(table.names()).isEmpty();
  }

  @Test
  @DisplayName("a value can be exported, though it has no methods; it has no identity")
  void values() {
    List<Integer> numbers = List.of(1, 2);
    table.add("numbers", numbers);
    table.add("prices", Map.of("apple", 1));
    table.add("record", new Named("x"));

    assertThat(found("numbers").exposure().isValue()).isTrue();
    assertThat(found("numbers").target(peers.anna)).isSameAs(numbers);
    assertThat(table.exporting(numbers)).isNull();
  }

  @Test
  @DisplayName("exposed fields alone are enough")
  void onlyFields() {
    class Config {
      @Exposed public int level = 1;
    }

    table.add("config", new Config());

    assertThat(found("config").exposure().attributes()).containsExactly("level");
  }

  @Test
  @DisplayName("an object exported twice is known by the first, then by the other")
  void twice() {
    Thing thing = thing();
    table.add("a", thing);
    table.add("b", thing);

    assertThat(Objects.requireNonNull(table.exporting(thing)).name()).isEqualTo("a");
    table.remove("a");
    assertThat(Objects.requireNonNull(table.exporting(thing)).name()).isEqualTo("b");
    table.remove("b");
    assertThat(table.exporting(thing)).isNull();
  }

  @Test
  @DisplayName("a service shows its interface; a class of which nothing can be reached is none")
  void services() {
    table.add("x", Thing.class, InstanceMode.CALL, _ -> thing());

    assertThat(found("x").exposure().interfaces()).containsExactly(Thing.class);
    assertThatThrownBy(() -> table.add("y", Object.class, InstanceMode.CALL, _ -> ""))
        .hasMessageContaining("nothing of java.lang.Object can be reached");
  }

  @Test
  @DisplayName("null is refused by name")
  void nulls() {
    assertThatThrownBy(() -> table.add(null, thing())).hasMessage("name");
    assertThatThrownBy(() -> table.add("x", null)).hasMessage("object");
    assertThatThrownBy(() -> table.add("x", thing(), null)).hasMessage("options");
    assertThatThrownBy(() -> table.add("x", Thing.class, InstanceMode.CALL, null))
        .hasMessage("creator");
  }

  // ---- what sessions have attached ----

  @Test
  @DisplayName("what a session exported is gone when that ends, and only that")
  void attached() {
    table.addFor(peers.anna, "annas", thing(), aliases("a"));
    table.addFor(peers.bert, "berts", thing(), ExportOptions.defaults());
    table.add("own", thing());
    Export annas = found("annas");

    table.ended(peers.anna);

    assertThat(table.names()).containsExactly("berts", "own");
    assertThat(annas.isRemoved()).isTrue();
  }

  @Test
  @DisplayName("a session takes back only what it exported itself")
  void detached() {
    table.addFor(peers.anna, "annas", thing(), ExportOptions.defaults());
    table.add("own", thing());

    assertThat(table.removeFor(peers.bert, "annas")).isFalse();
    assertThat(table.removeFor(peers.anna, "own")).isFalse();
    assertThat(table.removeFor(peers.anna, "none")).isFalse();
    assertThat(table.removeFor(peers.anna, "annas")).isTrue();
    assertThat(table.names()).containsExactly("own");
  }

  @Test
  @DisplayName("a session that has ended exports nothing any more")
  void attachedLate() {
    table.ended(peers.anna);

    assertThatThrownBy(() -> table.addFor(peers.anna, "late", thing(), ExportOptions.defaults()))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("'late' cannot be exported: the session has ended");
    assertThat(table.names()).isEmpty();
  }
}
