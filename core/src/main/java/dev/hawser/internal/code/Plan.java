package dev.hawser.internal.code;

import dev.hawser.ValueException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Which classes of a closure are made from what was shipped, and which are this process's own.
///
/// A package is own if all its classes are here with the same content and it leans only on such
/// packages; so neither a package nor a nest is ever part own and part shipped, and no class of
/// this process can meet a shipped class under the name of one of its own.
///
/// @param own packages whose classes are this process's own
/// @param shipped the classes to make, by name; their packages are the other ones
record Plan(Set<String> own, Map<String, ShippedClass> shipped) {

  /// Plans a closure.
  ///
  /// @throws ValueException if no class may have such a name
  static Plan of(Manifest manifest, OwnClasses owned) {
    check(manifest);
    Set<String> own = new HashSet<>(); // all packages at first
    Set<String> shipped = new HashSet<>();
    for (ShippedClass type : manifest.classes()) {
      own.add(type.packageName());
      if (!shipped.contains(type.packageName()) && !owned.have(type)) {
        shipped.add(type.packageName());
      }
    }
    Map<String, Set<String>> leanings = leanings(manifest);
    leanings.keySet().retainAll(own);
    spread(shipped, leanings);
    own.removeAll(shipped);
    Map<String, ShippedClass> classes = new LinkedHashMap<>();
    for (ShippedClass type : manifest.classes()) {
      if (shipped.contains(type.packageName())) {
        classes.put(type.name(), type);
      }
    }
    return new Plan(own, classes);
  }

  private static void check(Manifest manifest) {
    Set<String> names = new HashSet<>();
    for (ShippedClass type : manifest.classes()) {
      ShippedNames.check(type);
      if (!names.add(type.name())) {
        throw new ValueException("malformed closure: it has two classes named " + type.name());
      }
    }
  }

  /// Which package leans on which. A lambda is made inside the class that has its body, so that
  /// class must see all types of the lambda.
  private static Map<String, Set<String>> leanings(Manifest manifest) {
    Map<String, Set<String>> leanings = new HashMap<>();
    manifest.packages().forEach((each, on) -> leanings.put(each, new HashSet<>(on)));
    for (LambdaForm lambda : manifest.lambdas()) {
      leanings
          .computeIfAbsent(ShippedNames.packageOf(lambda.implClass()), _ -> new HashSet<>())
          .addAll(ShippedNames.packagesIn(lambda));
    }
    return leanings;
  }

  /// Whatever leans on what is shipped is shipped too.
  private static void spread(Set<String> shipped, Map<String, Set<String>> leanings) {
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, Set<String>> each : leanings.entrySet()) {
        if (each.getValue().stream().anyMatch(shipped::contains)) {
          more |= shipped.add(each.getKey());
        }
      }
    }
  }

  /// The packages of the classes to make.
  Set<String> shippedPackages() {
    Set<String> packages = new HashSet<>();
    shipped.values().forEach(type -> packages.add(type.packageName()));
    return packages;
  }
}
