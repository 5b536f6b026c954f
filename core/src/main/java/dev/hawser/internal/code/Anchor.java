package dev.hawser.internal.code;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import dev.hawser.ValueException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/// A foothold in a package of another module: a tiny class there that gives its own lookup away.
///
/// `LambdaMetafactory` wants a lookup with full access, and one that comes from another module
/// never has that. So the anchor is put into the package, and speaks for it.
final class Anchor {
  private static final String NAME = "HawserAnchor";
  private static final String METHOD = "lookup";

  private Anchor() {}

  /// The binary name of the anchor in a package.
  static String nameIn(String packageName) {
    return packageName.isEmpty() ? NAME : packageName + "." + NAME;
  }

  /// The class file of the anchor in a package.
  static byte[] classFile(String packageName) {
    ClassDesc lookup = Lookup.class.describeConstable().orElseThrow();
    ClassDesc lookups = MethodHandles.class.describeConstable().orElseThrow();
    MethodTypeDesc type = MethodTypeDesc.of(lookup);
    return ClassFile.of()
        .build(
            ClassDesc.of(nameIn(packageName)),
            anchor ->
                anchor
                    .withFlags(ACC_FINAL | ACC_SYNTHETIC)
                    .withMethodBody(
                        METHOD,
                        type,
                        ACC_STATIC,
                        code -> code.invokestatic(lookups, METHOD, type).areturn()));
  }

  /// A lookup with full access to a class.
  ///
  /// @throws ValueException if the class's module keeps it closed to this one
  static Lookup lookup(Class<?> type) {
    Anchor.class.getModule().addReads(type.getModule());
    try {
      Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      return lookup.hasFullPrivilegeAccess()
          ? lookup
          : MethodHandles.privateLookupIn(type, anchored(lookup));
    } catch (IllegalAccessException e) {
      throw closed(type, e);
    }
  }

  private static Lookup anchored(Lookup lookup) throws IllegalAccessException {
    Class<?> anchor = find(lookup);
    try {
      return (Lookup)
          lookup.findStatic(anchor, METHOD, MethodType.methodType(Lookup.class)).invokeExact();
    } catch (IllegalAccessException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new ValueException(anchor.getName() + " is not Hawser's: " + e, e);
    }
  }

  /// The anchor beside a class, put there if it is missing.
  private static Class<?> find(Lookup lookup) throws IllegalAccessException {
    String home = lookup.lookupClass().getPackageName();
    try {
      return lookup.findClass(nameIn(home));
    } catch (ClassNotFoundException _) {
      return put(lookup, home);
    }
  }

  private static Class<?> put(Lookup lookup, String home) throws IllegalAccessException {
    try {
      return lookup.defineClass(classFile(home));
    } catch (LinkageError e) {
      try {
        return lookup.findClass(nameIn(home)); // another thread was faster
      } catch (ClassNotFoundException _) {
        throw e;
      }
    }
  }

  private static ValueException closed(Class<?> type, IllegalAccessException cause) {
    return new ValueException(
        "functions with code in "
            + type.getName()
            + " cannot be made here: its package is closed to reflection. Add `opens "
            + type.getPackageName()
            + " to dev.hawser;` to the module-info of "
            + type.getModule().getName(),
        cause);
  }
}
