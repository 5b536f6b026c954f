package dev.hawser.internal.object.contract;

import dev.hawser.internal.codec.TypeRegistry;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The interfaces that one server or client knows as contracts: those it has exported or looked up
/// something by, and those that these mention. Only they make proxies of what arrives; no name that
/// arrives is ever given to a class loader.
public final class KnownContracts {
  private final TypeRegistry registry;

  /// Held weakly, as what was shipped here may go again.
  private final Map<String, WeakReference<Class<?>>> byName = new ConcurrentHashMap<>(2);

  private final Set<Exposure> learned =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>(2)));

  /// @param registry where the values that contracts mention are allowed
  public KnownContracts(TypeRegistry registry) {
    this.registry = registry;
  }

  /// Knows an interface from now on, and what it mentions. If two have one name, the last one
  /// counts.
  ///
  /// @throws IllegalArgumentException if it is no contract
  public void learn(Class<?> type) {
    if (find(type.getName()) != type) {
      Contract contract = Contract.of(type);
      byName.put(type.getName(), new WeakReference<>(type));
      contract.allowTypes(registry, this::learnIfCallable);
    }
  }

  /// Knows the interfaces by which objects of a type travel, if there are any.
  public void expect(Class<?> type) {
    if (Passing.isRemote(type)) {
      ShownInterfaces.remote(type).forEach(this::learnIfCallable);
    }
  }

  private void learnIfCallable(Class<?> mentioned) {
    try {
      learn(mentioned);
    } catch (IllegalArgumentException _) {
      // What cannot be called from afar arrives as a handle.
    }
  }

  /// Knows all that an exposure shows.
  public void learn(Exposure exposure) {
    if (learned.add(exposure)) {
      exposure.interfaces().forEach(this::learnIfCallable);
      exposure.allowTypes(registry, this::learnIfCallable);
    }
  }

  /// Those of some names that are known, in order.
  public List<Class<?>> find(List<String> names) {
    List<Class<?>> found = new ArrayList<>(names.size());
    for (String name : names) {
      Class<?> type = find(name);
      if (type != null) {
        found.add(type);
      }
    }
    return List.copyOf(found);
  }

  private @Nullable Class<?> find(String name) {
    WeakReference<Class<?>> known = byName.get(name);
    return known == null ? null : known.get();
  }
}
