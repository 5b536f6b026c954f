package dev.hawser.internal.code;

import dev.hawser.ValueException;
import dev.hawser.internal.code.Inventory.Reached;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/// Finds what closures are made of at this end, and remembers it for as long as their classes live.
/// May be used by any number of threads.
public final class Bundler {
  /// Beyond that many, all are forgotten: they can be made again.
  private static final int MOST_REMEMBERED = 1000;

  private final ConcurrentMap<Roots, Bundle> bundles = new ConcurrentHashMap<>();

  /// What a closure begins with, held weakly.
  private record Roots(Set<ClassReference> types, List<Root> lambdas) {
    static Roots of(Set<Class<?>> types, Set<Lambdas.Parts> lambdas) {
      Set<ClassReference> references = new HashSet<>();
      types.forEach(each -> references.add(ClassReference.to(each)));
      List<Root> roots = new ArrayList<>(lambdas.size());
      lambdas.forEach(each -> roots.add(Root.of(each)));
      return new Roots(references, roots);
    }

    boolean isGone() {
      return Stream.concat(types.stream(), lambdas.stream().map(Root::capturer))
          .anyMatch(ClassReference::isGone);
    }
  }

  private record Root(LambdaForm form, ClassReference capturer) {
    static Root of(Lambdas.Parts parts) {
      return new Root(parts.form(), ClassReference.to(parts.capturer()));
    }
  }

  /// What a closure with these types and lambdas is made of.
  ///
  /// @param types classes of values: records, enums, exceptions, serializable objects
  /// @param lambdas as {@link Lambdas} took them apart; the manifest has them in the set's order,
  ///   sliced
  /// @throws ValueException if some of it cannot travel, with the way that leads to it
  public Bundle bundle(Set<Class<?>> types, Set<Lambdas.Parts> lambdas) {
    Roots roots = Roots.of(types, lambdas);
    Bundle known = bundles.get(roots);
    if (known != null) {
      return known;
    }
    Inventory inventory = inventoryOf(types, lambdas);
    if (!inventory.obstacles().isEmpty()) {
      throw new ValueException("the code cannot travel: " + inventory.obstacles().getFirst());
    }
    Bundle made = pack(inventory);
    return inventory.mayChange() ? made : remember(roots, made);
  }

  private Bundle remember(Roots roots, Bundle made) {
    if (bundles.size() >= MOST_REMEMBERED) {
      bundles.clear();
    }
    bundles.keySet().removeIf(Roots::isGone);
    Bundle before = bundles.putIfAbsent(roots, made);
    return before == null ? made : before;
  }

  static Inventory inventoryOf(Set<Class<?>> types, Set<Lambdas.Parts> lambdas) {
    Inventory inventory = new Inventory();
    lambdas.forEach(inventory::add);
    types.forEach(inventory::add);
    return inventory;
  }

  private static Bundle pack(Inventory inventory) {
    List<Portion> portions = inventory.classes().stream().map(Reached::portion).toList();
    Map<Digest, byte[]> content = new HashMap<>();
    portions.forEach(each -> content.put(each.entry().digest(), each.bytes()));
    Manifest manifest =
        new Manifest(
            portions.stream().map(Portion::entry).toList(),
            inventory.lambdas(),
            inventory.leanings());
    byte[] bytes = manifest.toBytes();
    return new Bundle(Digest.of(bytes), manifest, bytes, Map.copyOf(content));
  }
}
