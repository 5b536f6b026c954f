package dev.hawser.internal.code;

import dev.hawser.ValueException;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A closure bound to a generation of shipped classes, and to this process's own.
final class LoadedClosure implements Binding {
  private final Manifest manifest;
  private final ShippedLoader loader;

  /// What each name stands for: itself, but for slices of own classes.
  private final Map<String, String> names = new HashMap<>();

  private final Map<String, Class<?>> types = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<@Nullable MethodHandle> factories;

  /// @param loader has taken the plan in
  LoadedClosure(Manifest manifest, Plan plan, ShippedLoader loader) {
    this.manifest = manifest;
    this.loader = loader;
    this.factories = new AtomicReferenceArray<>(manifest.lambdas().size());
    for (ShippedClass type : manifest.classes()) {
      ShippedClass.Original original = type.original();
      boolean isOwn = !plan.shipped().containsKey(type.name());
      names.put(type.name(), isOwn && original != null ? original.name() : type.name());
    }
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public @Nullable Class<?> type(String name) {
    Class<?> known = types.get(name);
    if (known != null) {
      return known;
    }
    String meant = names.get(name);
    if (meant == null) {
      return null;
    }
    Class<?> type = load(meant);
    types.put(name, type);
    return type;
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ValueException("the class " + name + " cannot be made here: " + e.getMessage(), e);
    }
  }

  @Override
  public MethodHandle factory(int number) {
    if (number < 0 || number >= factories.length()) {
      throw new ValueException("malformed value: its closure has no lambda " + number);
    }
    MethodHandle known = factories.getAcquire(number);
    if (known == null) {
      known = make(manifest.lambdas().get(number));
      factories.setRelease(number, known);
    }
    return known;
  }

  private MethodHandle make(LambdaForm form) {
    Class<?> body = type(ShippedNames.binary(form.implClass()));
    return body == null
        ? LambdaFactories.outside(form, loader)
        : LambdaFactories.inside(form.movedTo(body.getName().replace('.', '/')), body);
  }
}
