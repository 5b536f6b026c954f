package dev.hawser.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one end's program consists of: its classes, and the closures made of them. May be used by
/// any number of threads.
final class Library {
  private final ClassLoader loader;
  private final OwnClasses owned;
  private final Bundler bundler = new Bundler();

  private Library(ClassLoader loader) {
    this.loader = loader;
    this.owned = new OwnClasses(loader);
  }

  /// The library of the program that this thread belongs to.
  static Library ofProgram() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return new Library(context != null ? context : ClassLoader.getSystemClassLoader());
  }

  ClassLoader loader() {
    return loader;
  }

  Bundler bundler() {
    return bundler;
  }

  /// The classes of a closure whose content has to come from elsewhere. Slices are among them even
  /// if nothing here needs them, since only the sender can cut them, and others may ask for them.
  synchronized Collection<ShippedClass> foreign(Manifest manifest) {
    Set<ShippedClass> foreign = new LinkedHashSet<>(Plan.of(manifest, owned).shipped().values());
    manifest.classes().stream().filter(type -> type.original() != null).forEach(foreign::add);
    return foreign;
  }

  /// The content of a class, if the program has just this one.
  byte @Nullable [] content(ShippedClass type) {
    String file = type.name().replace('.', '/') + ".class";
    try (InputStream in = loader.getResourceAsStream(file)) {
      byte[] content = in == null ? null : in.readNBytes(Manifest.MOST_CLASS_BYTES);
      return content != null && Digest.of(content).equals(type.digest()) ? content : null;
    } catch (IOException _) {
      return null; // what cannot be read now is as if it were not there
    }
  }
}
