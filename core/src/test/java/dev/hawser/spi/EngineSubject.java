package dev.hawser.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.internal.time.ManualTimer;
import dev.hawser.spi.EngineMap.Condition;
import dev.hawser.spi.EngineMap.Write;
import dev.hawser.spi.EngineMap.Written;
import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.Lease;
import dev.hawser.spi.EngineQueue.Settlement;
import dev.hawser.spi.EngineQueue.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The engine under test, and short words for what tests do with it. Values are strings here.
public interface EngineSubject {
  /// The lease time of takes that name none.
  Duration LEASE = Duration.ofSeconds(30);

  Engine engine();

  ManualTimer timer();

  /// The test's own operations.
  Operations operations();

  default EngineMap map() {
    return engine().map("map");
  }

  default EngineQueue queue() {
    return engine().queue("queue");
  }

  default Write write(String key, Condition condition, @Nullable String value) {
    return new Write(operations().next(), key, condition, value == null ? null : bytes(value));
  }

  default Written set(String key, String value) {
    return done(map().write(write(key, new Condition.Always(), value)));
  }

  default Written remove(String key) {
    return done(map().write(write(key, new Condition.Always(), null)));
  }

  default @Nullable String get(String key) {
    EngineMap.Entry entry = done(map().read(key));
    return entry == null ? null : text(entry.value());
  }

  default CompletableFuture<Boolean> put(String item) {
    return queue().put(operations().next(), bytes(item), true);
  }

  default boolean offer(String item) {
    return done(queue().put(operations().next(), bytes(item), false));
  }

  default CompletableFuture<@Nullable Lease> take() {
    return queue().take(operations().next(), LEASE, true);
  }

  default CompletableFuture<@Nullable Lease> take(Duration lease) {
    return queue().take(operations().next(), lease, true);
  }

  /// Takes the head without waiting.
  default @Nullable Lease poll() {
    return done(queue().take(operations().next(), LEASE, false));
  }

  default boolean settle(Lease lease, Settlement settlement) {
    return done(queue().settle(operations().next(), lease.id(), settlement));
  }

  default boolean acknowledge(Lease lease) {
    return settle(lease, new Settlement.Ack());
  }

  default State manage(Command command) {
    return done(queue().manage(operations().next(), command));
  }

  default int size() {
    return manage(new Command.Inspect()).size();
  }

  /// Takes and acknowledges all items there are.
  default List<String> drained() {
    List<String> items = new ArrayList<>();
    for (Lease lease = poll(); lease != null; lease = poll()) {
      items.add(text(lease.item()));
      acknowledge(lease);
    }
    return items;
  }

  default String item(CompletableFuture<@Nullable Lease> take) {
    return text(done(take).item());
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }

  /// The result of an operation that is done, or is so in a moment.
  static <T> T done(CompletableFuture<T> future) {
    return future.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
