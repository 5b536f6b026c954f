package dev.hawser.internal.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.RefusedException;
import dev.hawser.internal.names.NameTable.Bounds;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.NameOptions;
import dev.hawser.names.ServiceUri;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A table of names")
class NameTableTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final ServiceUri HERE = ServiceUri.at(Address.tcp("localhost", 1900), "here");
  private static final ServiceUri THERE = ServiceUri.at(Address.tcp("localhost", 1901), "there");
  private static final NameOptions USUAL = NameOptions.defaults();

  private final ManualTimer timer = new ManualTimer();
  private Instant now = NOON;
  private final NameTable table = NameTable.inMemory(timer, () -> now);
  private final Object session = new Object();

  private void pass(Duration time) {
    now = now.plus(time);
    timer.advance(time);
  }

  private List<String> names(NameFilter filter) {
    return table.list(filter, "", 1000).stream().map(NameEntry::name).toList();
  }

  @Test
  @DisplayName("knows what was registered, since when, and where it is now")
  void knowsWhatWasRegistered() {
    table.register(session, "a", HERE, USUAL.tagged("x", "y"));
    pass(Duration.ofSeconds(5));
    table.register(session, "a", THERE, USUAL.lifetime(Duration.ofMinutes(1)));
    assertThat(table.lookup("a"))
        .isEqualTo(new NameEntry("a", THERE, Set.of(), NOON, now.plusSeconds(60)));
  }

  @Test
  @DisplayName("refuses to overwrite a name that is registered safely, and says who has it")
  void refusesToOverwrite() {
    table.register(session, "a", HERE, USUAL);
    assertThatThrownBy(() -> table.register(null, "a", THERE, USUAL.safe()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("'a' is taken, by hawser://localhost:1900/here");
    assertThat(table.lookup("a").uri()).isEqualTo(HERE);
  }

  @Test
  @DisplayName("says which names are near one that is unknown")
  void saysNearNames() {
    table.register(null, "example.bank.abn", HERE, USUAL);
    table.register(null, "other", HERE, USUAL);
    assertThatThrownBy(() -> table.lookup("example.bank.anb"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("nobody has registered the name 'example.bank.anb'; near: example.bank.abn");
  }

  @Test
  @DisplayName("loses the names of a session that ends, and no others")
  void losesNamesOfAnEndedSession() {
    Object other = new Object();
    table.register(session, "tied", HERE, USUAL);
    table.register(session, "kept", HERE, USUAL.kept());
    table.register(session, "taken over", HERE, USUAL);
    table.register(other, "taken over", THERE, USUAL);
    table.register(null, "own", HERE, USUAL);
    table.ended(session);
    assertThat(names(NameFilter.all())).containsExactly("kept", "own", "taken over");
    table.ended(other);
    assertThat(names(NameFilter.all())).containsExactly("kept", "own");
  }

  @Test
  @DisplayName("loses a name when its lifetime ends, unless it was registered again")
  void losesNamesWithTheirLifetime() {
    NameOptions minute = USUAL.lifetime(Duration.ofMinutes(1));
    table.register(null, "a", HERE, minute);
    table.register(null, "b", HERE, minute);
    pass(Duration.ofSeconds(40));
    table.register(null, "b", HERE, minute);
    pass(Duration.ofSeconds(19));
    assertThat(table.count(NameFilter.all())).isEqualTo(2);
    pass(Duration.ofSeconds(1));
    assertThat(names(NameFilter.all())).containsExactly("b");
    assertThat(table.find("a")).isEmpty();
    pass(Duration.ofSeconds(40));
    assertThat(table.count(NameFilter.all())).isZero();
  }

  @Test
  @DisplayName("finds names by prefix, by pattern and by tags, in order")
  void findsNames() {
    table.register(null, "bank.b", HERE, USUAL.tagged("eu", "big"));
    table.register(null, "bank.a", HERE, USUAL.tagged("eu"));
    table.register(null, "banker", HERE, USUAL.tagged("us"));
    table.register(null, "shop", HERE, USUAL);
    assertThat(names(NameFilter.startingWith("bank."))).containsExactly("bank.a", "bank.b");
    assertThat(names(NameFilter.matching("ban.*r"))).containsExactly("banker");
    assertThat(names(NameFilter.matching("ban"))).isEmpty();
    assertThat(names(NameFilter.all().taggedAll("eu", "big"))).containsExactly("bank.b");
    assertThat(names(NameFilter.all().taggedAny("us", "big"))).containsExactly("bank.b", "banker");
    assertThat(names(NameFilter.startingWith("bank.").taggedAny("us"))).isEmpty();
    assertThat(table.count(NameFilter.startingWith("bank"))).isEqualTo(3);
    assertThat(table.findAll(List.of("shop", "none", "bank.a")))
        .extracting(NameEntry::name)
        .containsExactly("bank.a", "shop");
    assertThat(table.list(NameFilter.all(), "bank.b", 1))
        .extracting(NameEntry::name)
        .containsExactly("banker");
  }

  @Test
  @DisplayName("gives names other tags, and keeps the rest of what it knows")
  void givesOtherTags() {
    table.register(session, "a", HERE, USUAL.tagged("x").lifetime(Duration.ofMinutes(1)));
    table.tag("a", Set.of("y"));
    assertThat(table.lookup("a").tags()).containsExactly("y");
    assertThat(table.lookup("a").expires()).isEqualTo(NOON.plusSeconds(60));
    table.ended(session);
    assertThat(table.find("a")).isEmpty();
    assertThatThrownBy(() -> table.tag("a", Set.of())).isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("removes names one by one or by filter, and says how many")
  void removesNames() {
    for (String each : List.of("a", "b.1", "b.2", "b.x")) {
      table.register(null, each, HERE, USUAL);
    }
    assertThat(table.remove("a")).isTrue();
    assertThat(table.remove("a")).isFalse();
    assertThat(table.removeAll(NameFilter.matching("b\\.\\d"))).isEqualTo(2);
    assertThat(table.removeAll(NameFilter.startingWith("b"))).isEqualTo(1);
    assertThat(table.removeAll(NameFilter.all())).isZero();
  }

  @Test
  @DisplayName("lets one wait for a name until it is registered, or time is up")
  void letsOneWait() throws Exception {
    CompletableFuture<@Nullable NameEntry> awaited = waitFor("a");
    CompletableFuture<@Nullable NameEntry> vain = waitFor("b");
    table.register(null, "a", HERE, USUAL);
    assertThat(Objects.requireNonNull(awaited.get(60, TimeUnit.SECONDS)).uri()).isEqualTo(HERE);
    assertThat(table.await("a", Duration.ZERO)).isNotNull();
    timer.advance(Duration.ofSeconds(30));
    assertThat(vain.get(60, TimeUnit.SECONDS)).isNull();
  }

  /// Begins to wait, up to 30 s of the timer.
  private CompletableFuture<@Nullable NameEntry> waitFor(String name) {
    int before = timer.waiting();
    CompletableFuture<@Nullable NameEntry> found = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            found.complete(table.await(name, Duration.ofSeconds(30)));
          } catch (InterruptedException e) {
            found.completeExceptionally(e);
          }
        });
    while (timer.waiting() == before) {
      Thread.onSpinWait();
    }
    return found;
  }

  @Test
  @DisplayName("is bounded, in all and for each session")
  void isBounded() {
    NameTable small =
        new NameTable(timer, () -> now, NameStore.none(), new Bounds(4, 2, 1_000_000));
    small.register(session, "a", HERE, USUAL);
    small.register(session, "b", HERE, USUAL);
    small.register(session, "b", THERE, USUAL);
    assertThatThrownBy(() -> small.register(session, "c", HERE, USUAL))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("at most 2 names");
    small.register(null, "c", HERE, USUAL);
    small.register(null, "d", HERE, USUAL);
    assertThatThrownBy(() -> small.register(null, "e", HERE, USUAL))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("full, with 4 names");
    small.ended(session);
    small.register(session, "e", HERE, USUAL);
    assertThatThrownBy(() -> small.register(null, "x".repeat(1001), HERE, USUAL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> small.register(null, "x", ServiceUri.named("y"), USUAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs an address");
  }

  @Test
  @DisplayName("loses all names of a kind even while the session that registered them ends")
  void removesWhileSessionEnds() throws Exception {
    for (int round = 0; round < 300; round++) {
      Object session = new Object();
      for (int i = 0; i < 20; i++) {
        table.register(session, "kept." + i, HERE, USUAL.kept());
      }
      Thread ending = Thread.ofPlatform().start(() -> table.ended(session));
      table.removeAll(NameFilter.startingWith("kept."));
      ending.join();
      assertThat(table.count(NameFilter.all())).isZero();
    }
  }

  @Test
  @DisplayName("that five threads hammer at is as it was when their names are removed")
  void withstandsHammering() throws Exception {
    table.register(null, "before", HERE, USUAL);
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Random random = new Random(i);
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  for (int step = 0; step < 4000; step++) {
                    hammer(random);
                  }
                } catch (RuntimeException | Error e) {
                  failures.add(e);
                }
              }));
    }
    for (Thread each : threads) {
      each.join();
    }
    assertThat(failures).isEmpty();
    int left = table.count(NameFilter.startingWith("hammer."));
    assertThat(table.removeAll(NameFilter.startingWith("hammer."))).isEqualTo(left);
    assertThat(names(NameFilter.all())).containsExactly("before");
  }

  private void hammer(Random random) {
    String name = "hammer." + random.nextInt(200);
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> table.register(random.nextBoolean() ? session : null, name, HERE, USUAL);
      case 3 -> table.remove(name);
      case 4 -> table.find(name);
      case 5 -> names(NameFilter.all());
      case 6 -> names(NameFilter.startingWith("hammer.1"));
      case 7 -> names(NameFilter.matching("hammer\\.\\d?7"));
      default -> {
        try {
          table.register(null, name, THERE, USUAL.safe());
        } catch (RefusedException taken) {
          // As it should be.
        }
      }
    }
  }
}
