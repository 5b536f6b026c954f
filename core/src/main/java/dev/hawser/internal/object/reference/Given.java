package dev.hawser.internal.object.reference;

import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.internal.object.export.Export;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An object of this end that the other end of one session holds.
public final class Given {
  private final long number;
  private final Object object;
  private final @Nullable Export export;
  private volatile Exposure exposure;

  /// How many times it was given, less what was released. Guarded by the table.
  long count;

  /// Creates one.
  ///
  /// @param object itself; for what is exported under a name, the {@link Export}; for a proxy of
  ///   another end's object, the {@link Far} behind it
  public Given(long number, Object object, Exposure exposure, @Nullable Export export) {
    this.number = number;
    this.object = object;
    this.exposure = exposure;
    this.export = export;
  }

  /// The number by which both ends know it.
  public long number() {
    return number;
  }

  /// What identifies it.
  public Object object() {
    return object;
  }

  /// What of it the other end can reach.
  public Exposure exposure() {
    return exposure;
  }

  /// It was given as something else than before, and shows both from now on. Guarded by the table.
  void show(Exposure more) {
    if (export != null || exposure.interfaces().containsAll(more.interfaces())) {
      return;
    }
    Set<Class<?>> both = new LinkedHashSet<>(exposure.interfaces());
    both.addAll(more.interfaces());
    exposure = exposure(object, List.copyOf(both));
  }

  /// What an object shows when it is given as some interfaces.
  public static Exposure exposure(Object object, List<Class<?>> interfaces) {
    Object shown = object instanceof Far far ? far.proxy(interfaces) : object;
    return Exposure.of(shown.getClass(), interfaces);
  }

  /// How it was exported, or null if it was passed by reference.
  public @Nullable Export export() {
    return export;
  }

  /// Under which name it was exported, or empty.
  public String name() {
    return export == null ? "" : export.name();
  }
}
