package dev.hawser.internal.code;

import dev.hawser.ValueException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The classes of one generation of what another end shipped. Makes each when it is first used, and
/// keeps its bytes, so that it can be shipped on as it came.
///
/// Each package is either shipped or own, from its first use on: shipped packages are looked for
/// here only, all others at the parent only.
final class ShippedLoader extends ClassLoader implements ClassKeeper {
  static {
    registerAsParallelCapable();
  }

  /// The package of the loader's own class: no application has one of that name.
  private static final String ANCHORAGE = "dev.hawser.internal.shipped";

  private final ProtectionDomain domain =
      new ProtectionDomain(new CodeSource(null, (Certificate @Nullable []) null), null, this, null);
  private final Map<String, Kept> classes = new ConcurrentHashMap<>();
  private final Set<String> shippedPackages = ConcurrentHashMap.newKeySet();
  private final Set<String> ownPackages = ConcurrentHashMap.newKeySet();
  private final Object packagesLock = new Object();
  private @Nullable Class<?> anchor; // guarded by this

  /// A loader without classes.
  ///
  /// @param name shown in stack traces
  ShippedLoader(String name, ClassLoader parent) {
    super(name, parent);
  }

  /// Takes a closure in, unless something clashes: a package that is own for one of them and
  /// shipped for the other, or two versions of a class.
  ///
  /// @return whether it was taken in; if not, nothing was
  /// @throws ValueException if some content is not what its digest says
  boolean take(Plan plan, Function<Digest, byte[]> content) {
    for (ShippedClass type : plan.shipped().values()) {
      Kept kept = classes.get(type.name());
      if (kept != null && !kept.entry().digest().equals(type.digest())) {
        return false;
      }
    }
    if (clash(plan.shippedPackages(), plan.own())) {
      return false;
    }
    Map<String, Kept> fresh = new HashMap<>();
    for (ShippedClass type : plan.shipped().values()) {
      if (!classes.containsKey(type.name())) {
        fresh.put(type.name(), new Kept(type, checked(type, content.apply(type.digest()))));
      }
    }
    if (!claim(plan.shippedPackages(), plan.own())) {
      return false; // what was shipped before has looked for one of the packages meanwhile
    }
    classes.putAll(fresh);
    return true;
  }

  private static byte[] checked(ShippedClass type, byte[] bytes) {
    if (!Digest.of(bytes).equals(type.digest())) {
      throw new ValueException("the bytes of " + type.name() + " are not those that were promised");
    }
    return bytes;
  }

  private boolean claim(Set<String> shipped, Set<String> own) {
    synchronized (packagesLock) {
      if (clash(shipped, own)) {
        return false;
      }
      shippedPackages.addAll(shipped);
      ownPackages.addAll(own);
      return true;
    }
  }

  private boolean clash(Set<String> shipped, Set<String> own) {
    return shipped.stream().anyMatch(ownPackages::contains)
        || own.stream().anyMatch(shippedPackages::contains);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    String home = ShippedNames.packageOfBinary(name);
    if (!shippedPackages.contains(home)) {
      Class<?> own = Class.forName(name, false, getParent());
      if (ownPackages.contains(home) || claim(Set.of(), Set.of(home))) {
        return own;
      }
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> made = findLoadedClass(name);
      return made == null ? findClass(name) : made;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Kept kept = classes.get(name);
    if (kept == null) {
      throw new ClassNotFoundException(
          name
              + " was not shipped, since nothing that was shipped names it; and its package "
              + ShippedNames.packageOfBinary(name)
              + " was, so this process's own classes do not count");
    }
    return defineClass(name, kept.bytes(), 0, kept.bytes().length, domain);
  }

  /// A class of this loader that was not shipped: lambdas are made inside it that have no other
  /// home.
  synchronized Class<?> anchor() {
    if (anchor == null) {
      byte[] bytes = Anchor.classFile(ANCHORAGE);
      anchor = defineClass(Anchor.nameIn(ANCHORAGE), bytes, 0, bytes.length, domain);
    }
    return anchor;
  }

  @Override
  public @Nullable Kept kept(String name) {
    return classes.get(name);
  }

  /// The class file of a shipped class, or whatever the parent has of that name.
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    String suffix = ".class";
    if (!name.endsWith(suffix)) {
      return super.getResourceAsStream(name);
    }
    String type = ShippedNames.binary(name.substring(0, name.length() - suffix.length()));
    Kept kept = classes.get(type);
    if (kept != null) {
      return new ByteArrayInputStream(kept.bytes());
    }
    return shippedPackages.contains(ShippedNames.packageOfBinary(type))
        ? null
        : super.getResourceAsStream(name);
  }
}
