package dev.hawser.internal.code;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A class of this process as something to ship: whole, or a slice of it. Made once a class. May be
/// used by any number of threads.
final class Shippable {
  private static final ClassValue<Shippable> KNOWN =
      new ClassValue<>() {
        @Override
        protected Shippable computeValue(Class<?> type) {
          return new Shippable(type);
        }
      };

  private final Class<?> type;

  /// As its loader keeps it, or as it was shipped here.
  private final byte @Nullable [] bytes;

  private final @Nullable Portion whole;
  private final Map<Method, Cut> cuts = new ConcurrentHashMap<>();

  private record Method(String name, String descriptor) {}

  private Shippable(Class<?> type) {
    this.type = type;
    if (type.getClassLoader() instanceof ClassKeeper keeper) {
      ClassKeeper.Kept kept = keeper.kept(type.getName());
      this.bytes = kept == null ? null : kept.bytes();
      this.whole = kept == null ? null : Portion.of(kept.entry(), kept.bytes());
    } else {
      this.bytes = ClassFiles.bytes(type);
      this.whole = bytes == null ? null : whole(type, bytes);
    }
  }

  static Shippable of(Class<?> type) {
    return ClassFiles.mayChange(type) ? new Shippable(type) : KNOWN.get(type);
  }

  private static @Nullable Portion whole(Class<?> type, byte[] bytes) {
    try {
      ClassModel model = ClassFile.of().parse(bytes);
      byte[] extended = NestHosts.withSlices(model, bytes);
      boolean isItself = extended == bytes;
      return Portion.of(type.getName(), extended, isItself ? null : original(type, bytes));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static ShippedClass.Original original(Class<?> type, byte[] bytes) {
    return new ShippedClass.Original(type.getName(), Digest.of(bytes));
  }

  /// The class itself, or null if it has no class file.
  @Nullable Portion whole() {
    return whole;
  }

  /// A part of it with one static method, if it can be cut out. What was shipped here is never cut.
  Cut cut(String method, String descriptor) {
    return cuts.computeIfAbsent(new Method(method, descriptor), this::cut);
  }

  private Cut cut(Method method) {
    if (bytes == null) {
      return new Cut.Whole("it has no class file");
    }
    if (type.getClassLoader() instanceof ClassKeeper) {
      return new Cut.Whole("it came from elsewhere");
    }
    ClassModel model = ClassFile.of().parse(bytes);
    try {
      return Slicer.cut(model, type, method.name(), method.descriptor(), original(type, bytes));
    } catch (IllegalArgumentException malformed) {
      return new Cut.Whole("it could not be cut: " + malformed.getMessage());
    }
  }
}
