package dev.hawser.internal.code;

import dev.hawser.ValueException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of classes in a closure: those that no class may have which came over the line.
final class ShippedNames {
  private static final int LONGEST = 0xffff;

  /// Segments of a binary name, without the characters that class files forbid.
  private static final Pattern BINARY = Pattern.compile("[^./;\\[\\\\]+(\\.[^./;\\[\\\\]+)*");

  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;]+);");

  private static final Set<String> HAWSERS =
      Set.of(
          "dev.hawser",
          "dev.hawser.call",
          "dev.hawser.security",
          "dev.hawser.spi",
          "dev.hawser.testing",
          "dev.hawser.internal");

  private ShippedNames() {}

  /// Makes sure that a class may be named so.
  ///
  /// @throws ValueException if it may not
  static void check(ShippedClass type) {
    checkName(type.name());
    String home = type.packageName();
    if (home.equals("java") || home.startsWith("java.") || isHawsers(home)) {
      throw new ValueException(
          "the other end shipped "
              + type.name()
              + ", but classes of the JDK and of Hawser are always this process's own");
    }
    ShippedClass.Original original = type.original();
    if (original != null) {
      checkName(original.name());
      if (!packageOfBinary(original.name()).equals(home)) {
        throw new ValueException(
            "malformed closure: " + type.name() + " cannot be a part of " + original.name());
      }
    }
  }

  private static void checkName(String name) {
    if (name.length() > LONGEST || !BINARY.matcher(name).matches()) {
      throw new ValueException("malformed closure: no class can be named \"" + name + '"');
    }
  }

  /// Whether a package is one of this library's.
  static boolean isHawsers(String packageName) {
    return HAWSERS.contains(packageName) || packageName.startsWith("dev.hawser.internal.");
  }

  /// The binary name for an internal one: `app.Main` for `app/Main`.
  static String binary(String internalName) {
    return internalName.replace('/', '.');
  }

  /// The package of a class with this internal name.
  static String packageOf(String internalName) {
    return packageOfBinary(binary(internalName));
  }

  static String packageOfBinary(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /// The packages of all types that a lambda mentions, but for the class with its body.
  static Set<String> packagesIn(LambdaForm lambda) {
    Set<String> packages = new HashSet<>();
    packages.add(packageOf(lambda.interfaceName()));
    lambda.markers().forEach(marker -> packages.add(packageOf(marker)));
    String types =
        lambda.methodType()
            + lambda.instantiatedType()
            + lambda.capturedTypes()
            + String.join("", lambda.bridges());
    Matcher matcher = IN_DESCRIPTOR.matcher(types);
    while (matcher.find()) {
      packages.add(packageOf(matcher.group(1)));
    }
    return packages;
  }
}
