package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls that travel together.
class BatchTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  interface Calculator {
    int add(int a, int b);

    int divide(int a, int b);

    void note(String text);

    void block() throws InterruptedException;

    CompletableFuture<String> later(String text);

    Calculator self();

    void accept(Object anything);
  }

  static final class Sums implements Calculator {
    final List<String> log = new CopyOnWriteArrayList<>();
    final CountDownLatch blocked = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public int add(int a, int b) {
      log.add(a + "+" + b);
      return a + b;
    }

    @Override
    public int divide(int a, int b) {
      log.add(a + "/" + b);
      return a / b;
    }

    @Override
    public void note(String text) {
      log.add(text);
    }

    @Override
    public void block() throws InterruptedException {
      blocked.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
    }

    @Override
    public CompletableFuture<String> later(String text) {
      return CompletableFuture.completedFuture(text + "!");
    }

    @Override
    public Calculator self() {
      return this;
    }

    @Override
    public void accept(Object anything) {}
  }

  private final Sums sums = new Sums();

  private Calculator calculator() {
    var _ = lab.server().export("sums", sums);
    return lab.client().lookup("sums", Calculator.class);
  }

  @Test
  @DisplayName("calls of several objects run in order and bring their results")
  void runsInOrder() {
    Calculator first = calculator();
    Sums others = new Sums();
    var _ = lab.server().export("others", others);
    Calculator second = lab.client().lookup("others", Calculator.class);
    Batch batch = lab.client().batch();
    CompletableFuture<Integer> five = batch.call(first, c -> c.add(2, 3));
    CompletableFuture<Integer> nine = batch.call(second, c -> c.add(4, 5));
    CompletableFuture<@Nullable Void> noted = batch.run(first, c -> c.note("a"));
    List<CompletableFuture<Integer>> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      int number = i;
      many.add(batch.call(first, c -> c.add(number, 1)));
    }
    assertThat(batch.size()).isEqualTo(503);
    assertThat(sums.log).isEmpty();
    batch.send();
    assertThat(five).isCompletedWithValue(5);
    assertThat(nine).isCompletedWithValue(9);
    assertThat(noted).isCompleted();
    assertThat(many).allMatch(each -> each.state() == CompletableFuture.State.SUCCESS);
    assertThat(sums.log).hasSize(502).startsWith("2+3", "a", "0+1", "1+1").endsWith("499+1");
    assertThat(others.log).containsExactly("4+5");
  }

  @Test
  @DisplayName("the first failure ends a batch, and those after it are cancelled, saying why")
  void endsAtFailure() {
    Calculator calculator = calculator();
    Batch batch = lab.client().batch();
    CompletableFuture<Integer> good = batch.call(calculator, c -> c.add(1, 1));
    CompletableFuture<Integer> bad = batch.call(calculator, c -> c.divide(1, 0));
    CompletableFuture<Integer> after = batch.call(calculator, c -> c.add(2, 2));
    batch.send();
    assertThat(good).isCompletedWithValue(2);
    assertThatThrownBy(bad::join).hasCauseInstanceOf(ArithmeticException.class);
    assertThatThrownBy(after::join)
        .isInstanceOf(CancellationException.class)
        .hasRootCauseMessage("not carried out: a call before it failed");
    assertThat(sums.log).containsExactly("1+1", "1/0");
  }

  @Test
  @DisplayName("a refused call ends a batch like one that throws")
  void endsAtRefusal() {
    Calculator calculator = calculator();
    Exported other = lab.client().browse().getFirst();
    assertThat(other.name()).isEqualTo("sums");
    var gone = lab.server().export("gone", new Sums());
    Calculator removed = lab.client().lookup("gone", Calculator.class);
    gone.close();
    Batch batch = lab.client().batch();
    CompletableFuture<Integer> good = batch.call(calculator, c -> c.add(1, 1));
    CompletableFuture<Integer> bad = batch.call(removed, c -> c.add(1, 2));
    CompletableFuture<Integer> after = batch.call(calculator, c -> c.add(1, 3));
    batch.send();
    assertThat(good).isCompletedWithValue(2);
    assertThatThrownBy(bad::join).hasCauseInstanceOf(HawserException.class);
    assertThat(after).isCancelled();
    assertThat(sums.log).containsExactly("1+1");
  }

  @Test
  @DisplayName("an empty batch is sent, and one that was sent can be used again")
  void isUsedAgain() {
    Calculator calculator = calculator();
    Batch batch = lab.client().batch();
    batch.send();
    batch.sendOneway();
    assertThat(batch.sendAsync()).succeedsWithin(10, TimeUnit.SECONDS);
    for (int i = 0; i < 3; i++) {
      CompletableFuture<Integer> sum = batch.call(calculator, c -> c.add(2, 2));
      batch.send();
      assertThat(sum).isCompletedWithValue(4);
      assertThat(batch.size()).isZero();
    }
  }

  @Test
  @DisplayName("a proxy of another peer is refused")
  void refusesOtherPeers() {
    Calculator calculator = calculator();
    try (Client other = lab.join()) {
      assertThatThrownBy(() -> other.batch().call(calculator, c -> c.add(1, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("this batch is for");
    }
  }

  @Test
  @DisplayName("a value that cannot travel fails the batch before anything was sent")
  void refusesWhatCannotTravel() {
    Calculator calculator = calculator();
    Batch batch = lab.client().batch();
    CompletableFuture<Integer> sum = batch.call(calculator, c -> c.add(1, 1));
    CompletableFuture<@Nullable Void> bad = batch.run(calculator, c -> c.accept(new Thread()));
    assertThatThrownBy(batch::send).isInstanceOf(ValueException.class);
    assertThat(sum).isCompletedExceptionally();
    assertThat(bad).isCompletedExceptionally();
    assertThat(sums.log).isEmpty();
  }

  @Test
  @DisplayName("references and promised results travel in batches, too")
  void bringsReferences() {
    Calculator calculator = calculator();
    Batch batch = lab.client().batch();
    CompletableFuture<Calculator> self = batch.call(calculator, Calculator::self);
    CompletableFuture<CompletableFuture<String>> text = batch.call(calculator, c -> c.later("x"));
    batch.send();
    assertThat(self.join()).isEqualTo(calculator);
    assertThat(text.join().join()).isEqualTo("x!");
  }

  @Test
  @DisplayName("cancelling interrupts the call that runs, and those after it are not begun")
  void isCancelled() throws InterruptedException {
    Calculator calculator = calculator();
    Batch batch = lab.client().batch();
    CompletableFuture<Integer> sum = batch.call(calculator, c -> c.add(1, 1));
    CompletableFuture<@Nullable Void> stuck = batch.run(calculator, Calculator::block);
    CompletableFuture<Integer> after = batch.call(calculator, c -> c.add(2, 2));
    CompletableFuture<@Nullable Void> sent = batch.sendAsync();
    assertThat(sum).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(2);
    assertThat(sums.blocked.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(sent.cancel(true)).isTrue();
    assertThat(sums.interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(stuck).isCancelled();
    assertThat(after).isCancelled();
    assertThat(calculator.add(3, 3)).isEqualTo(6);
    assertThat(sums.log).containsExactly("1+1", "3+3");
  }

  @Test
  @DisplayName("a one-way batch runs in order until one call fails, and nobody waits")
  void runsOneway() {
    Calculator calculator = calculator();
    Batch batch = lab.client().batch();
    CompletableFuture<@Nullable Void> first = batch.run(calculator, c -> c.note("a"));
    CompletableFuture<@Nullable Void> second = batch.run(calculator, c -> c.note("b"));
    CompletableFuture<Integer> bad = batch.call(calculator, c -> c.divide(1, 0));
    CompletableFuture<@Nullable Void> after = batch.run(calculator, c -> c.note("c"));
    batch.sendOneway();
    assertThat(List.of(first, second, bad, after)).allMatch(CompletableFuture::isCancelled);
    ObjectLab.eventually("the failing call", () -> sums.log.size() == 3);
    calculator.note("d");
    assertThat(sums.log).containsExactly("a", "b", "1/0", "d");
  }

  @Test
  @DisplayName("a full batch says so")
  void isBounded() {
    Calculator calculator = calculator();
    Batch batch = lab.client().batch();
    for (int i = 0; i < 10_000; i++) {
      var _ = batch.run(calculator, c -> c.note("x"));
    }
    assertThatThrownBy(() -> batch.run(calculator, c -> c.note("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("10000");
    batch.send();
    assertThat(sums.log).hasSize(10_000);
  }
}
