package dev.hawser.internal.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A closure of whole classes, made by hand: all classes of a program, and some of its lambdas.
record Closure(Manifest manifest, Map<Digest, byte[]> content, List<@Nullable Object[]> captured) {

  /// All classes of a program.
  static Closure of(ShippedProgram program, Object... lambdas) {
    return of(program.classes(), lambdas);
  }

  static Closure of(Map<String, byte[]> classes, Object... lambdas) {
    List<ShippedClass> entries = new ArrayList<>();
    Map<Digest, byte[]> content = new HashMap<>();
    Map<String, Set<String>> packages = new TreeMap<>();
    classes.forEach((name, bytes) -> {
      ShippedClass entry = new ShippedClass(name, Digest.of(bytes), bytes.length, null);
      entries.add(entry);
      content.put(entry.digest(), bytes);
      packages
          .computeIfAbsent(entry.packageName(), _ -> new TreeSet<>())
          .addAll(leanings(entry.packageName(), bytes, classes));
    });
    List<LambdaForm> forms = new ArrayList<>();
    List<@Nullable Object[]> captured = new ArrayList<>();
    for (Object lambda : lambdas) {
      Lambdas.Taken taken = Lambdas.take(lambda);
      forms.add(taken.parts().form());
      captured.add(taken.captured());
    }
    return new Closure(new Manifest(entries, forms, packages), content, captured);
  }

  /// What is really shipped for a lambda: slices where that can be, and the classes of captured
  /// objects.
  static Closure sliced(Object lambda) {
    Lambdas.Taken taken = Lambdas.take(lambda);
    Set<Class<?>> types = new HashSet<>();
    for (Object captured : taken.captured()) {
      if (captured != null && !CommonTypes.contains(captured.getClass())) {
        types.add(captured.getClass());
      }
    }
    Bundle bundle = new Bundler().bundle(types, Set.of(taken.parts()));
    return new Closure(
        bundle.manifest(), bundle.content(), List.<@Nullable Object[]>of(taken.captured()));
  }

  private static Set<String> leanings(String home, byte[] bytes, Map<String, byte[]> classes) {
    Set<String> found = new TreeSet<>();
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      String name =
          entry instanceof ClassEntry type ? ShippedNames.binary(type.asInternalName()) : "";
      if (classes.containsKey(name) && !ShippedNames.packageOfBinary(name).equals(home)) {
        found.add(ShippedNames.packageOfBinary(name));
      }
    }
    return found;
  }

  /// The same with other lambdas.
  Closure with(LambdaForm... lambdas) {
    return new Closure(
        new Manifest(manifest.classes(), List.of(lambdas), manifest.packages()), content, captured);
  }

  Digest name() {
    return Digest.of(manifest.toString().getBytes(UTF_8));
  }

  /// Binds it, with all its content.
  Binding bind(Origin origin) {
    return origin.bind(name(), manifest, Rules.ALL);
  }

  /// Binds it and makes its first lambda.
  Object make(Origin origin) {
    return make(bind(origin), 0, captured.getFirst());
  }

  static Object make(Binding binding, int number, @Nullable Object... captured) {
    try {
      return (Object) binding.factory(number).invokeExact(captured);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
