package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.Server;
import dev.hawser.ValueException;
import dev.hawser.security.Trust;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Streams, iterators and publishers as results and arguments.
class StreamOfItemsTest {
  private final MemoryNetwork network = new MemoryNetwork();
  private final FaultPlan faults = FaultPlan.over(network, 1);
  private final Server server =
      Server.builder()
          .transport(network)
          .listen(Address.memory("harbour"))
          .trust(Trust.full())
          .open();
  private final Client client =
      Client.builder().transport(faults.transport()).trust(Trust.full()).connect("memory:harbour");

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  interface Shelf {
    int number();
  }

  interface Store {
    Stream<Integer> numbers(int count);

    Stream<Integer> endless();

    Iterator<String> names(String... names);

    Flow.Publisher<Integer> published(int count);

    Stream<Shelf> shelves(int count);

    Stream<Object> mixed(int good);

    Stream<Integer> failing(int good);

    Iterator<Integer> stalling(int quick);

    Stream<byte[]> large(int count, int size);

    int sum(Iterator<Integer> numbers);

    int ping(int number);
  }

  static final class Stock implements Store {
    final AtomicLong made = new AtomicLong();
    final AtomicInteger closed = new AtomicInteger();
    final CountDownLatch stalled = new CountDownLatch(1);

    @Override
    public Stream<Integer> numbers(int count) {
      return IntStream.range(0, count).boxed().onClose(closed::incrementAndGet);
    }

    @Override
    public Stream<Integer> endless() {
      return Stream.iterate(0, n -> n + 1)
          .parallel()
          .flatMap(n -> Stream.generate(() -> n))
          .peek(_ -> made.incrementAndGet())
          .onClose(closed::incrementAndGet);
    }

    @Override
    public Iterator<String> names(String... names) {
      return Arrays.asList(names).iterator();
    }

    @Override
    public Flow.Publisher<Integer> published(int count) {
      return subscriber -> {
        SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(Runnable::run, 16);
        publisher.subscribe(subscriber);
        Thread.ofVirtual()
            .start(() -> {
              IntStream.range(0, count).forEach(publisher::submit);
              publisher.close();
            });
      };
    }

    @Override
    public Stream<Shelf> shelves(int count) {
      return IntStream.range(0, count).mapToObj(number -> () -> number);
    }

    @Override
    public Stream<Object> mixed(int good) {
      return Stream.concat(IntStream.range(0, good).boxed(), Stream.of(new Thread(), 7));
    }

    @Override
    public Stream<Integer> failing(int good) {
      return Stream.concat(
          IntStream.range(0, good).boxed(), Stream.generate(() -> Integer.parseInt("ice")));
    }

    @Override
    public Iterator<Integer> stalling(int quick) {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          if (next == quick) {
            try {
              stalled.await();
            } catch (InterruptedException e) {
              closed.incrementAndGet();
              return false;
            }
          }
          return next < 2 * quick;
        }

        @Override
        public Integer next() {
          next++;
          return next;
        }
      };
    }

    @Override
    public Stream<byte[]> large(int count, int size) {
      return IntStream.range(0, count)
          .mapToObj(number -> {
            made.incrementAndGet();
            return new byte[size];
          });
    }

    @Override
    public int sum(Iterator<Integer> numbers) {
      int sum = 0;
      while (numbers.hasNext()) {
        sum += numbers.next();
      }
      return sum;
    }

    @Override
    public int ping(int number) {
      return number;
    }
  }

  private final Stock stock = new Stock();

  private Store store() {
    var _ = server.export("store", stock);
    return client.lookup("store", Store.class);
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static <T> List<T> all(Iterator<T> items) {
    List<T> all = new ArrayList<>();
    items.forEachRemaining(all::add);
    return all;
  }

  @Test
  @DisplayName("streams and iterators bring all items in order, and their source is closed then")
  void bringsAll() {
    Store store = store();
    assertThat(store.numbers(100_000)).isEqualTo(upTo(100_000));
    ObjectLab.eventually("the source is closed", () -> stock.closed.get() == 1);
    assertThat(store.numbers(0)).isEmpty();
    assertThat(all(store.names("a", "b"))).containsExactly("a", "b");
    assertThat(store.numbers(10).map(n -> 2 * n).filter(n -> n > 10)).hasSize(4);
    ObjectLab.eventually("nothing is held", () -> client.references().held().size() == 1);
  }

  @Test
  @DisplayName("a publisher is heard by each of its subscribers")
  void publishes() throws InterruptedException {
    Flow.Publisher<Integer> publisher = store().published(5000);
    for (int i = 0; i < 2; i++) {
      Hearer hearer = new Hearer(Integer.MAX_VALUE);
      publisher.subscribe(hearer);
      assertThat(hearer.over.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(hearer.heard).isEqualTo(upTo(5000));
      assertThat(hearer.failure).isNull();
    }
    Hearer some = new Hearer(10);
    publisher.subscribe(some);
    assertThat(some.over.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(some.heard).isEqualTo(upTo(10));
  }

  /// Hears so many items, then cancels.
  private static final class Hearer implements Flow.Subscriber<Integer> {
    private final int most;
    final List<Integer> heard = new ArrayList<>();
    final CountDownLatch over = new CountDownLatch(1);
    @Nullable Throwable failure;
    private Flow.@Nullable Subscription subscription;

    Hearer(int most) {
      this.most = most;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
      subscription = begun;
      begun.request(1);
    }

    @Override
    public void onNext(Integer item) {
      heard.add(item);
      if (heard.size() == most) {
        subscription.cancel();
        over.countDown();
      } else {
        subscription.request(1);
      }
    }

    @Override
    public void onError(Throwable reason) {
      failure = reason;
      over.countDown();
    }

    @Override
    public void onComplete() {
      over.countDown();
    }
  }

  @Test
  @DisplayName("a consumer that takes ten items and closes makes the producer stop")
  void stopsTheProducer() {
    Store store = store();
    try (Stream<Integer> items = store.endless()) {
      assertThat(items.limit(10)).containsOnly(0);
    }
    ObjectLab.eventually("the source is closed", () -> stock.closed.get() == 1);
    long made = stock.made.get();
    assertThat(store.ping(5)).isEqualTo(5);
    assertThat(stock.made).hasValue(made);
    assertThat(stock.closed).hasValue(1);
  }

  @Test
  @DisplayName("a producer runs no further ahead than the window allows")
  void isHeldBack() {
    Store store = store();
    Iterator<byte[]> items = store.large(100, 100_000).iterator();
    assertThat(items.next()).hasSize(100_000);
    for (int i = 0; i < 200; i++) {
      assertThat(store.ping(i)).isEqualTo(i);
    }
    assertThat(stock.made.get()).isLessThan(20);
    assertThat(all(items)).hasSize(99);
  }

  @Test
  @DisplayName("a consumer that is forgotten makes the producer stop")
  void stopsForTheForgotten() {
    Store store = store();
    assertThat(store.endless().iterator().next()).isZero();
    ObjectLab.eventually(
        "the source is closed",
        () -> {
          System.gc();
          return stock.closed.get() == 1;
        });
  }

  @Test
  @DisplayName("a source that nobody reads is closed when it is forgotten or closed")
  void closesTheUnread() {
    Store store = store();
    store.numbers(5).close();
    ObjectLab.eventually("the source is closed", () -> stock.closed.get() == 1);
    assertThat(store.numbers(5).onClose(() -> {}).isParallel()).isFalse();
    ObjectLab.eventually(
        "the source is closed",
        () -> {
          System.gc();
          return stock.closed.get() == 2;
        });
  }

  @Test
  @DisplayName("what a source throws comes after the items before it, with both stacks")
  void bringsFailures() {
    Iterator<Integer> items = store().failing(1000).iterator();
    for (int i = 0; i < 1000; i++) {
      assertThat(items.next()).isEqualTo(i);
    }
    assertThatThrownBy(items::hasNext)
        .isInstanceOf(NumberFormatException.class)
        .hasMessageContaining("ice")
        .hasStackTraceContaining("Stock.lambda$failing")
        .hasStackTraceContaining("called from")
        .hasStackTraceContaining("bringsFailures");
    assertThat(items.hasNext()).isFalse();
  }

  @Test
  @DisplayName("an item that cannot travel ends the stream behind those before it")
  void refusesWhatCannotTravel() {
    Iterator<Object> items = store().mixed(100).iterator();
    for (int i = 0; i < 100; i++) {
      assertThat(items.next()).isEqualTo(i);
    }
    assertThatThrownBy(items::hasNext).isInstanceOf(ValueException.class);
  }

  @Test
  @DisplayName("items that are there do not wait for those that are not")
  void sendsUnfinishedPages() {
    Store store = store();
    Iterator<Integer> items = store.stalling(100);
    for (int i = 1; i <= 100; i++) {
      assertThat(items.next()).isEqualTo(i);
    }
    assertThat(store.ping(3)).isEqualTo(3);
    stock.stalled.countDown();
    assertThat(all(items)).hasSize(100).endsWith(200);
  }

  @Test
  @DisplayName("items may be objects, which become proxies")
  void bringsReferences() {
    Store store = store();
    List<Shelf> shelves = store.shelves(500).toList();
    assertThat(shelves).hasSize(500);
    assertThat(shelves.get(123).number()).isEqualTo(123);
    assertThat(Proxies.isProxy(shelves.getFirst())).isTrue();
  }

  @Test
  @DisplayName("an iterator that is passed is read by the other end")
  void passesIterators() {
    assertThat(store().sum(upTo(1000).iterator())).isEqualTo(499_500);
  }

  @Test
  @DisplayName("connections that break lose and repeat nothing")
  void survivesCuts() {
    Store store = store();
    faults.cutEvery(Duration.ofMillis(30));
    for (int i = 0; i < 5; i++) {
      assertThat(store.numbers(50_000)).isEqualTo(upTo(50_000));
    }
    faults.heal();
  }

  @Test
  @DisplayName("the end of the session ends both sides")
  void endsWithTheSession() {
    Store store = store();
    Iterator<Integer> items = store.endless().iterator();
    assertThat(items.next()).isZero();
    client.close();
    ObjectLab.eventually("the source is closed", () -> stock.closed.get() == 1);
    assertThatThrownBy(() -> all(items)).isInstanceOf(DisconnectedException.class);
  }
}
