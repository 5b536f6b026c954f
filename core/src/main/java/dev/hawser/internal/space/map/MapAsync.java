package dev.hawser.internal.space.map;

import static java.util.Objects.requireNonNull;

import dev.hawser.SharedMap;
import dev.hawser.internal.operation.Async;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A map's writing operations, each on a virtual thread of its own.
record MapAsync<V>(SharedMap<V> map) implements SharedMap.Async<V> {
  @Override
  public CompletableFuture<@Nullable V> put(String key, V value) {
    check(key, value);
    return run(() -> map.put(key, value));
  }

  @Override
  public CompletableFuture<@Nullable Void> set(String key, V value) {
    check(key, value);
    return run(() -> {
      map.set(key, value);
      return null;
    });
  }

  @Override
  public CompletableFuture<@Nullable V> putIfAbsent(String key, V value) {
    check(key, value);
    return run(() -> map.putIfAbsent(key, value));
  }

  @Override
  public CompletableFuture<@Nullable V> remove(String key) {
    requireNonNull(key, "key");
    return run(() -> map.remove(key));
  }

  @Override
  public CompletableFuture<Boolean> replace(String key, V oldValue, V newValue) {
    requireNonNull(key, "key");
    requireNonNull(oldValue, "oldValue");
    requireNonNull(newValue, "newValue");
    return run(() -> map.replace(key, oldValue, newValue));
  }

  @Override
  public CompletableFuture<@Nullable V> compute(
      String key, BiFunction<? super String, ? super @Nullable V, ? extends @Nullable V> change) {
    requireNonNull(key, "key");
    requireNonNull(change, "change");
    return run(() -> map.compute(key, change));
  }

  @Override
  public CompletableFuture<@Nullable V> update(String key, UnaryOperator<V> change) {
    requireNonNull(key, "key");
    requireNonNull(change, "change");
    return run(() -> map.update(key, change));
  }

  @Override
  public CompletableFuture<@Nullable Void> sync() {
    return run(() -> {
      map.sync();
      return null;
    });
  }

  private static void check(Object key, Object value) {
    requireNonNull(key, "key");
    requireNonNull(value, "value");
  }

  private <T extends @Nullable Object> CompletableFuture<T> run(Callable<T> operation) {
    return Async.of("operation-on-map-" + map.name(), operation);
  }
}
