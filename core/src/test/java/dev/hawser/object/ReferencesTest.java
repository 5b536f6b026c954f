package dev.hawser.object;

import static dev.hawser.object.ObjectLab.eventually;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Peer;
import dev.hawser.RefusedException;
import dev.hawser.Subscription;
import dev.hawser.ValueException;
import dev.hawser.call.CallOptions;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Which objects each end holds of the other, and that none is held for nothing.
class ReferencesTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Remote
  interface Token {
    int number();
  }

  interface Named {
    String name();
  }

  interface Desk {
    Token make(int number);

    Object same(Object thing);

    boolean isKept(Token token);

    void keep(@Nullable Token token);

    @Nullable Token kept();

    Object withSomethingThatCannotTravel(int number);

    Token slowly(int number) throws InterruptedException;

    int take(Token token, @Nullable Object rest);

    String nameOf(Named named);

    int numberOf(Token token);
  }

  record Label(String text) {}

  /// A record whose interface says that it is no value.
  record Medal(int number) implements Token {}

  static final class Coin implements Token, Named {
    private final int number;

    Coin(int number) {
      this.number = number;
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public String name() {
      return "coin " + number;
    }
  }

  static final class Counter implements Desk {
    final CountDownLatch open = new CountDownLatch(1);
    final CountDownLatch slowBegun = new CountDownLatch(2);
    volatile @Nullable Token kept;

    @Override
    public Token make(int number) {
      return new Coin(number);
    }

    @Override
    public Object same(Object thing) {
      return thing;
    }

    @Override
    public boolean isKept(Token token) {
      return token == kept;
    }

    @Override
    public void keep(@Nullable Token token) {
      kept = token;
    }

    @Override
    public @Nullable Token kept() {
      return kept;
    }

    @Override
    public Object withSomethingThatCannotTravel(int number) {
      return List.of(new Coin(number), new Thread());
    }

    @Override
    public Token slowly(int number) {
      slowBegun.countDown();
      while (open.getCount() > 0) {
        try {
          open.await();
        } catch (InterruptedException _) {
          // It cannot be stopped.
        }
      }
      return new Coin(number);
    }

    @Override
    public int take(Token token, @Nullable Object rest) {
      return token.number();
    }

    @Override
    public String nameOf(Named named) {
      return named.name();
    }

    @Override
    public int numberOf(Token token) {
      return token.number();
    }
  }

  private final Counter counter = new Counter();

  private Desk desk() {
    var _ = lab.server().export("desk", counter);
    return lab.client().lookup("desk", Desk.class);
  }

  /// Nothing but the desk is held, once the collector has run.
  private void nothingIsLeft() {
    nothingIsLeft(lab.client());
  }

  private void nothingIsLeft(Client client) {
    Peer peer = lab.server().client(client.id());
    eventually(
        "only the desk is held",
        () -> {
          System.gc();
          return client.references().given().isEmpty()
              && client.references().held().size() <= 1
              && peer.references().held().isEmpty()
              && peer.references().given().size() <= 1;
        });
  }

  @Test
  @DisplayName("an object is one proxy, however often it arrives")
  void oneProxy() {
    Desk desk = desk();
    counter.keep(new Coin(1));
    Token first = desk.kept();
    assertThat(first).isNotNull().isSameAs(desk.kept()).isEqualTo(desk.kept());
    assertThat(first).hasSameHashCodeAs(desk.kept());
    Token other = desk.make(2);
    assertThat(other).isNotEqualTo(first).isNotEqualTo(desk.make(2));
  }

  @Test
  @DisplayName("a record with a @Remote interface stays where it is, like any object with one")
  void remoteRecord() {
    Desk desk = desk();
    Medal mine = new Medal(7);
    assertThat(desk.numberOf(mine)).isEqualTo(7);
    assertThat(desk.same(mine)).isSameAs(mine);
    assertThat(desk.same(List.of(mine))).isEqualTo(List.of(mine));
  }

  @Test
  @DisplayName("an object that comes home is itself")
  void comesHome() {
    Desk desk = desk();
    Coin mine = new Coin(7);
    assertThat(desk.same(mine)).isSameAs(mine);
    Token theirs = desk.make(3);
    desk.keep(theirs);
    assertThat(counter.kept()).isInstanceOf(Coin.class);
    assertThat(desk.isKept(theirs)).isTrue();
    assertThat(desk.isKept(desk.make(3))).isFalse();
  }

  @Test
  @DisplayName("an object passed as two interfaces is one object that shows both")
  void twoInterfaces() {
    Desk desk = desk();
    Coin mine = new Coin(5);
    desk.keep(mine);
    assertThat(desk.nameOf(mine)).isEqualTo("coin 5");
    assertThat(desk.numberOf(mine)).isEqualTo(5);
    assertThat(desk.isKept(mine)).isTrue();
    assertThat(lab.client().references().given()).hasSize(1);
  }

  @Test
  @DisplayName("an object that went from A by way of B to C and all the way back is itself")
  void acrossHops() {
    Desk desk = desk();
    try (Client other = lab.join()) {
      Desk same = other.lookup("desk", Desk.class);
      Coin mine = new Coin(8);
      desk.keep(mine);
      Token there = same.kept();
      assertThat(there).isNotNull().isNotSameAs(mine);
      assertThat(there.number()).isEqualTo(8);
      assertThat(same.kept()).isSameAs(there);
      assertThat(same.isKept(there)).isTrue();
      counter.keep(null);
      same.keep(there);
      assertThat(desk.kept()).isSameAs(mine);
      counter.keep(null);
    }
    nothingIsLeft();
  }

  @Test
  @DisplayName("another proxy of a far object is the same object for a third")
  void aliasesAcrossHops() {
    Desk desk = desk();
    try (Client other = lab.join()) {
      Desk same = other.lookup("desk", Desk.class);
      desk.keep(new Coin(8));
      Token first = same.kept();
      counter.keep(Proxies.with(counter.kept(), CallOptions.defaults()));
      assertThat(same.kept()).isSameAs(first);
      counter.keep(null);
    }
  }

  @Test
  @DisplayName("what was passed with a call that cannot be written is not held")
  void unwritableArgument() {
    Desk desk = desk();
    assertThatThrownBy(() -> desk.take(new Coin(1), new Thread()))
        .isInstanceOf(ValueException.class);
    assertThat(lab.client().references().given()).isEmpty();
  }

  @Test
  @DisplayName("what was passed with a call that cannot be read there is not held")
  void unreadableArgument() {
    Desk desk = desk();
    try (Client other = lab.joinAllowing(Label.class)) {
      Desk same = other.lookup("desk", Desk.class);
      assertThatThrownBy(() -> same.take(new Coin(1), new Label("x")))
          .isInstanceOf(HawserException.class);
      nothingIsLeft(other);
    }
    assertThat(desk.make(1).number()).isOne();
  }

  @Test
  @DisplayName("what was to be returned with something that cannot travel is not held")
  void unwritableResult() {
    Desk desk = desk();
    assertThatThrownBy(() -> desk.withSomethingThatCannotTravel(1))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("cannot travel");
    assertThat(lab.peer().references().given()).hasSize(1);
  }

  @Test
  @DisplayName("an answer that comes after its caller gave up leaves nothing held")
  void lateAnswer() throws InterruptedException {
    Desk desk = desk();
    Desk hasty = Proxies.with(desk, CallOptions.defaults().timeout(Duration.ofMillis(50)));
    assertThatThrownBy(() -> hasty.slowly(1)).isInstanceOf(DeadlineException.class);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                var _ = desk.slowly(2);
              } catch (InterruptedException | RuntimeException e) {
                failure.set(e);
              }
            });
    assertThat(counter.slowBegun.await(60, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    caller.join();
    assertThat(failure.get())
        .isInstanceOfAny(InterruptedException.class, CancellationException.class);
    counter.open.countDown();
    nothingIsLeft();
    assertThat(desk.make(3).number()).isEqualTo(3);
  }

  @Test
  @DisplayName("many answers that cross their callers' giving up leave nothing held")
  void manyLateAnswers() throws Exception {
    Desk desk = desk();
    Desk hasty = Proxies.with(desk, CallOptions.defaults().timeout(Duration.ofNanos(300_000)));
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(
          CompletableFuture.runAsync(
              () -> {
                for (int j = 0; j < 500; j++) {
                  try {
                    var _ = hasty.same(List.of(new Coin(j), hasty.make(j)));
                  } catch (DeadlineException _) {
                    // As intended.
                  }
                }
              },
              task -> Thread.ofVirtual().start(task)));
    }
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(60, TimeUnit.SECONDS);
    nothingIsLeft();
    assertThat(desk.make(3).number()).isEqualTo(3);
  }

  @Test
  @DisplayName("asynchronous calls that are cancelled leave nothing held at either end")
  void cancelledCalls() {
    Desk desk = desk();
    counter.keep(new Coin(1));
    for (int i = 0; i < 50; i++) {
      Token theirs = desk.kept();
      List<Token> both = List.of(requireNonNull(theirs), new Coin(i));
      CompletableFuture<?> call = Proxies.callAsync(desk, target -> target.same(both));
      boolean _ = call.cancel(true);
      Proxies.close(theirs);
    }
    counter.keep(null);
    nothingIsLeft();
  }

  @Test
  @DisplayName("what travels with one-way calls is counted, too, and no release overtakes it")
  void onewayCalls() {
    Desk desk = desk();
    Desk oneway = Proxies.oneway(desk);
    for (int i = 0; i < 50; i++) {
      int number = i;
      Token theirs = desk.make(i);
      oneway.keep(theirs);
      Proxies.close(theirs);
      ObjectLab.eventually("it is kept", () -> isCoin(number));
      oneway.keep(new Coin(1000 + i));
      ObjectLab.eventually("it is kept", () -> !isCoin(number));
    }
    counter.keep(null);
    nothingIsLeft();
  }

  private boolean isCoin(int number) {
    return counter.kept() instanceof Coin coin && coin.number() == number;
  }

  @Test
  @DisplayName("batches that fail in the middle or are given up leave nothing held")
  void batches() {
    Desk desk = desk();
    for (int i = 0; i < 20; i++) {
      Batch batch = lab.client().batch();
      Coin mine = new Coin(i);
      int number = i;
      CompletableFuture<?> first = batch.call(desk, target -> target.same(mine));
      CompletableFuture<?> bad =
          batch.call(desk, target -> target.withSomethingThatCannotTravel(number));
      CompletableFuture<?> last = batch.call(desk, target -> target.same(mine));
      batch.send();
      assertThat(first.join()).isSameAs(mine);
      assertThat(bad).isCompletedExceptionally();
      assertThat(last).isCancelled();
      CompletableFuture<?> given = batch.call(desk, target -> target.same(new Coin(number)));
      boolean _ = batch.sendAsync().cancel(true);
      assertThat(given).isNotNull();
    }
    nothingIsLeft();
  }

  @Test
  @DisplayName("what was passed with a call that was refused is not held")
  void refusedCall() {
    Subscription export = lab.server().export("desk", counter);
    Desk desk = lab.client().lookup("desk", Desk.class);
    Coin mine = new Coin(1);
    export.close();
    assertThatThrownBy(() -> desk.take(mine, null)).isInstanceOf(RefusedException.class);
    nothingIsLeft();
  }

  @Test
  @DisplayName("a closed proxy fails, also as an argument; what arrives later is good again")
  void closedProxy() {
    Desk desk = desk();
    counter.keep(new Coin(4));
    Token first = desk.kept();
    assertThat(first).isNotNull();
    Proxies.close(first);
    assertThatThrownBy(first::number)
        .isInstanceOf(HawserException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> desk.isKept(first)).hasMessageContaining("closed");
    assertThat(lab.client().references().given()).isEmpty();
    Token again = desk.kept();
    assertThat(again).isNotNull();
    assertThat(again.number()).isEqualTo(4);
    assertThat(desk.isKept(again)).isTrue();
  }

  @Test
  @DisplayName("each end lists what it gave and what it holds, with counts")
  void lists() {
    Desk desk = desk();
    counter.keep(new Coin(1));
    Token one = desk.kept();
    Token same = desk.kept();
    assertThat(same).isSameAs(one);
    References there = lab.peer().references();
    References here = lab.client().references();
    assertThat(there.given()).hasSize(2);
    assertThat(here.held()).hasSize(2);
    assertThat(there.given().getFirst().name()).isEqualTo("desk");
    assertThat(there.given().getLast().count()).isEqualTo(2);
    assertThat(here.held().getLast().count()).isEqualTo(2);
    assertThat(here.held().getLast().type()).isEqualTo(Token.class.getName());
    assertThat(here.held().getLast().number()).isEqualTo(there.given().getLast().number());
    assertThat(desk).isNotNull();
    assertThat(one).isNotNull();
  }

  @Test
  @DisplayName("two ends that hold each other's objects in a circle are free when the session ends")
  void circles() {
    Desk desk = desk();
    Client client = lab.join();
    Desk same = client.lookup("desk", Desk.class);
    Token[] inner = new Token[1];
    Token mine = () -> inner[0] == null ? 0 : inner[0].number();
    same.keep(mine);
    inner[0] = same.make(6);
    WeakReference<Token> here = new WeakReference<>(mine);
    client.close();
    counter.keep(null);
    inner[0] = null;
    mine = null;
    ObjectLab.eventually(
        "the circle is gone",
        () -> {
          System.gc();
          return here.get() == null;
        });
    assertThat(desk.make(1)).isNotNull();
  }
}
