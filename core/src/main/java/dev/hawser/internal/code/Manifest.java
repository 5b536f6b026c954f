package dev.hawser.internal.code;

import dev.hawser.ValueException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a closure is made of: its classes, its lambdas, and which package leans on which. The
/// digest of its bytes is the closure's name.
///
/// @param classes in the order of their names, each name once
/// @param lambdas numbered by their place
/// @param packages for each package of the classes, the other packages of the closure that its
///   classes refer to
public record Manifest(
    List<ShippedClass> classes, List<LambdaForm> lambdas, Map<String, Set<String>> packages) {
  /// The most classes of a closure.
  public static final int MOST_CLASSES = 20_000;

  /// The most lambdas of a closure.
  public static final int MOST_LAMBDAS = 20_000;

  /// The most bytes of one class.
  public static final int MOST_CLASS_BYTES = 4 << 20;

  /// The most bytes of all classes of a closure.
  public static final int MOST_CLOSURE_BYTES = 64 << 20;

  /// The most bytes of a manifest itself.
  public static final int MOST_BYTES = 16 << 20;

  /// Sorts the classes and copies the lists.
  public Manifest {
    classes = classes.stream().sorted(Comparator.comparing(ShippedClass::name)).toList();
    lambdas = List.copyOf(lambdas);
    packages = Map.copyOf(packages);
  }

  /// The manifest as it travels; the same for equal ones.
  ///
  /// @throws ValueException if the closure is larger than one may be
  public byte[] toBytes() {
    return ManifestFormat.write(this);
  }

  /// The manifest of bytes that hold one and nothing else.
  ///
  /// @throws ValueException if they do not
  public static Manifest read(byte[] bytes) {
    return ManifestFormat.read(bytes);
  }

  /// Makes sure that no count and no size is over its limit.
  void checkSizes() {
    if (classes.size() > MOST_CLASSES) {
      throw tooLarge(classes.size() + " classes", MOST_CLASSES + "");
    }
    if (lambdas.size() > MOST_LAMBDAS) {
      throw tooLarge(lambdas.size() + " lambdas", MOST_LAMBDAS + "");
    }
    long bytes = 0;
    for (ShippedClass type : classes) {
      if (type.size() < 0 || type.size() > MOST_CLASS_BYTES) {
        throw tooLarge(type.name() + " of " + type.size() + " bytes", MOST_CLASS_BYTES + " bytes");
      }
      bytes += type.size();
    }
    if (bytes > MOST_CLOSURE_BYTES) {
      throw tooLarge("classes of " + bytes + " bytes", MOST_CLOSURE_BYTES + " bytes");
    }
  }

  private static ValueException tooLarge(String what, String limit) {
    return new ValueException(
        "the code is too large to travel: it has "
            + what
            + ", and the limit is "
            + limit
            + ". See Code.explain for what it is made of, and let it refer to less");
  }
}
