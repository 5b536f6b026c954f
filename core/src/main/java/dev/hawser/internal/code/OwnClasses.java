package dev.hawser.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The classes that this process has by itself, compared by content. Looks at class files only:
/// nothing is loaded, let alone initialised. Not safe for use by many threads.
final class OwnClasses {
  private static final int MOST_REMEMBERED = 1 << 14;

  private final ClassLoader loader;

  /// Whether other classes may come with time, as in JShell: then nothing is remembered.
  private final boolean grows;

  /// The digest of each class file that was looked for, empty if there is none.
  private final Map<String, Optional<Digest>> digests =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Digest>> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  OwnClasses(ClassLoader loader) {
    this.loader = loader;
    this.grows = loader.getClass().getName().startsWith("jdk.jshell.");
  }

  /// Whether this process has just this class; for a slice, the class it was cut out of.
  boolean have(ShippedClass type) {
    ShippedClass.Original original = type.original();
    return original == null
        ? have(type.name(), type.digest())
        : have(original.name(), original.digest());
  }

  private boolean have(String name, Digest digest) {
    Optional<Digest> own = grows ? digest(name) : digests.computeIfAbsent(name, this::digest);
    return own.filter(digest::equals).isPresent();
  }

  private Optional<Digest> digest(String name) {
    try (InputStream file = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
      return file == null ? Optional.empty() : Optional.of(Digest.of(file.readAllBytes()));
    } catch (IOException _) {
      return Optional.empty(); // what cannot be read now may be shipped
    }
  }
}
