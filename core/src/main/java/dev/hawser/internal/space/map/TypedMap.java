package dev.hawser.internal.space.map;

import static java.util.Objects.requireNonNull;

import dev.hawser.MapChange;
import dev.hawser.Outcome;
import dev.hawser.SharedMap;
import dev.hawser.Subscription;
import dev.hawser.internal.operation.Async;
import dev.hawser.internal.operation.Courier;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.space.map.Compound.Decision.Keep;
import dev.hawser.internal.space.map.Compound.Decision.Write;
import dev.hawser.internal.space.map.MapOwner.Written;
import dev.hawser.internal.space.value.Place;
import dev.hawser.internal.space.value.Values;
import dev.hawser.spi.EngineMap.Condition;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The one implementation of {@link SharedMap}: what its operations mean, in terms of a view to
/// read from and an owner to write to.
public final class TypedMap<V> extends AbstractMap<String, V> implements SharedMap<V> {
  private static final Condition ALWAYS = new Condition.Always();
  private static final Condition ABSENT = new Condition.Absent();
  private static final Condition PRESENT = new Condition.Present();

  private final MapOwner owner;
  private final MapView view;
  private final Values values;
  private final Class<V> type;
  private final Patience patience;
  private final Compound<V> compound;

  /// Creates a map as a program sees it.
  public TypedMap(MapOwner owner, MapView view, Values values, Class<V> type, Patience patience) {
    this.owner = owner;
    this.view = view;
    this.values = values;
    this.type = type;
    this.patience = patience;
    this.compound = new Compound<>(owner, view, values, type);
  }

  @Override
  public String name() {
    return owner.name();
  }

  // ---- reading ----

  @Override
  public @Nullable V get(Object key) {
    return requireNonNull(key, "key") instanceof String text ? value(text, view.read(text)) : null;
  }

  @Override
  public <T> @Nullable T get(String key, Class<T> wanted) {
    requireNonNull(wanted, "type");
    Cell cell = view.read(requireNonNull(key, "key"));
    return cell == null
        ? null
        : place().expect(Values.boxed(wanted), cell.value(values), key, Outcome.EXECUTED);
  }

  @Override
  public boolean containsKey(Object key) {
    return requireNonNull(key, "key") instanceof String text && view.read(text) != null;
  }

  @Override
  public int size() {
    return view.size();
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new MapEntries<>(this, view, this::present);
  }

  @Override
  public void sync() {
    view.sync();
  }

  @Override
  public long version() {
    return view.version();
  }

  @Override
  public SharedMap<V> remote() {
    return view instanceof OwnerView
        ? this
        : new TypedMap<>(owner, new OwnerView(owner, patience), values, type, patience);
  }

  // ---- single writes ----

  @Override
  public void set(String key, V value) {
    write(key, ALWAYS, values.encode(value), false);
  }

  @Override
  public @Nullable V put(String key, V value) {
    return replaced(key, write(key, ALWAYS, values.encode(value), true).before());
  }

  @Override
  public @Nullable V putIfAbsent(String key, V value) {
    return value(key, write(key, ABSENT, values.encode(value), true).before());
  }

  @Override
  public @Nullable V replace(String key, V value) {
    return replaced(key, write(key, PRESENT, values.encode(value), true).before());
  }

  @Override
  public @Nullable V remove(Object key) {
    return requireNonNull(key, "key") instanceof String text
        ? replaced(text, write(text, ALWAYS, null, true).before())
        : null;
  }

  @Override
  public void putAll(Map<? extends String, ? extends V> all) {
    all.forEach(this::set);
  }

  /// Removes the keys one by one; not atomic.
  @Override
  public void clear() {
    view.content().forEachRemaining(entry -> write(entry.getKey(), ALWAYS, null, false));
  }

  private Written write(
      String key, Condition condition, byte @Nullable [] value, boolean wantsBefore) {
    requireNonNull(key, "key");
    return owner.write(key, condition, value, wantsBefore, patience.quick());
  }

  // ---- compound writes ----

  @Override
  public boolean remove(Object key, @Nullable Object value) {
    requireNonNull(key, "key");
    return value != null
        && key instanceof String text
        && change(text, old -> Objects.deepEquals(old, value) ? new Write<>(null) : new Keep<>())
            .written();
  }

  @Override
  public boolean replace(String key, V oldValue, V newValue) {
    requireNonNull(oldValue, "oldValue");
    requireNonNull(newValue, "newValue");
    return change(
            key, old -> Objects.deepEquals(old, oldValue) ? new Write<>(newValue) : new Keep<>())
        .written();
  }

  @Override
  public @Nullable V update(String key, UnaryOperator<V> change) {
    requireNonNull(change, "change");
    return change(key, old -> old == null ? new Keep<>() : new Write<>(change.apply(old))).value();
  }

  @Override
  public @Nullable V compute(
      String key, BiFunction<? super String, ? super @Nullable V, ? extends @Nullable V> change) {
    requireNonNull(change, "change");
    return change(key, old -> new Write<>(change.apply(key, old))).value();
  }

  @Override
  public @Nullable V computeIfPresent(
      String key, BiFunction<? super String, ? super V, ? extends @Nullable V> change) {
    requireNonNull(change, "change");
    return change(key, old -> old == null ? new Keep<>() : new Write<>(change.apply(key, old)))
        .value();
  }

  /// A value that can be seen here is returned without asking the owner, as `get` would.
  @Override
  public @Nullable V computeIfAbsent(
      String key, Function<? super String, ? extends @Nullable V> make) {
    requireNonNull(make, "make");
    V present = get(key);
    return present != null
        ? present
        : change(key, old -> old == null ? new Write<>(make.apply(key)) : new Keep<>()).value();
  }

  @Override
  public @Nullable V merge(
      String key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> merger) {
    requireNonNull(value, "value");
    requireNonNull(merger, "merger");
    return change(key, old -> new Write<>(old == null ? value : merger.apply(old, value))).value();
  }

  @Override
  public void replaceAll(BiFunction<? super String, ? super V, ? extends V> change) {
    requireNonNull(change, "change");
    view.content()
        .forEachRemaining(entry -> {
          String key = entry.getKey();
          computeIfPresent(key, (_, old) -> requireNonNull(change.apply(key, old), "value"));
        });
  }

  private Compound.Result<V> change(String key, Compound.Step<V> step) {
    return compound.change(requireNonNull(key, "key"), step, patience.quick());
  }

  // ---- listening ----

  @Override
  public Subscription onChange(Consumer<? super MapChange<V>> listener) {
    requireNonNull(listener, "listener");
    Courier<MapEvent> courier =
        new Courier<>(
            "listener-of-" + (name().isEmpty() ? "the-unnamed-map" : "map-" + name()),
            event -> listener.accept(change(event)));
    courier.onClose(
        view.listen((key, before, after, version, origin) ->
            courier.offer(new MapEvent(key, before, after, version, origin))));
    return courier;
  }

  @Override
  public Async<V> async() {
    return new MapAsync<>(this);
  }

  /// A change as it was reported, with its values still encoded.
  private record MapEvent(
      String key, @Nullable Cell before, @Nullable Cell after, long version, long origin) {}

  private MapChange<V> change(MapEvent event) {
    return new MapChange<>(
        event.key(),
        value(event.key(), event.before()),
        value(event.key(), event.after()),
        event.version(),
        event.origin());
  }

  private @Nullable V value(String key, @Nullable Cell cell) {
    return cell == null ? null : present(key, cell);
  }

  private @Nullable V replaced(String key, @Nullable Cell before) {
    if (before == null) {
      return null;
    }
    Object value = before.value(values);
    return type.isInstance(value) ? type.cast(value) : place().expectReplaced(type, value, key);
  }

  private V present(String key, Cell cell) {
    Object value = cell.value(values);
    return type.isInstance(value)
        ? type.cast(value)
        : place().expect(type, value, key, Outcome.EXECUTED);
  }

  private Place place() {
    return new Place("map", name());
  }
}
