package dev.hawser.internal.eval;

import dev.hawser.EvalException;
import dev.hawser.Outcome;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A `.java` file, compiled in memory, and its `main`.
final class Program {
  private final MemoryLoader loader;
  private final Class<?> type;
  private final Method main;

  private Program(MemoryLoader loader, Class<?> type, Method main) {
    this.loader = loader;
    this.type = type;
    this.main = main;
  }

  /// Compiles a file and finds the first of its classes that has a `main`.
  static Program of(Source file, ClassLoader parent) throws Exception {
    return Aside.call(_ -> Compiler.use(compiler -> compiled(compiler, file, parent)));
  }

  private static Program compiled(Compiler compiler, Source file, ClassLoader parent)
      throws Exception {
    Compilation compilation =
        new Compilation(compiler, Wrapping.of(file, "", ""), Map.of(), Scope.WHOLE);
    Map<String, byte[]> classes = compilation.classes();
    if (!compilation.problems().isEmpty()) {
      throw Problem.exception(file, compilation.problems(), Outcome.NOT_SENT);
    }
    MemoryLoader loader = new MemoryLoader(parent, classes, UnaryOperator.identity());
    String inPackage = compilation.packageName().isEmpty() ? "" : compilation.packageName() + ".";
    for (String name : compilation.topTypes()) {
      Class<?> type = Class.forName(inPackage + name, false, loader);
      Method main = mainOf(type);
      if (main != null) {
        return new Program(loader, type, main);
      }
    }
    throw new EvalException(
        file.name() + ": error: no class in it has a method main, so there is nothing to run",
        Outcome.NOT_SENT);
  }

  /// The method that `java` would start: with the arguments if there is one, static or not.
  private static @Nullable Method mainOf(Class<?> type) {
    Method withArguments = methodOf(type, String[].class);
    return withArguments != null ? withArguments : methodOf(type);
  }

  private static @Nullable Method methodOf(Class<?> type, Class<?>... parameters) {
    for (Class<?> next = type; next != null; next = next.getSuperclass()) {
      try {
        Method method = next.getDeclaredMethod("main", parameters);
        boolean runs =
            method.getReturnType() == void.class && !Modifier.isPrivate(method.getModifiers());
        if (runs) {
          return method;
        }
      } catch (NoSuchMethodException e) {
        // It may be in the class that this one extends.
      }
    }
    return null;
  }

  /// Calls `main`.
  void run(List<String> arguments) throws Throwable {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      main.setAccessible(true);
      Object instance = Modifier.isStatic(main.getModifiers()) ? null : instance();
      if (main.getParameterCount() == 0) {
        main.invoke(instance);
      } else {
        main.invoke(instance, (Object) arguments.toArray(String[]::new));
      }
    } catch (InvocationTargetException e) {
      throw traces().trim(e.getTargetException());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Object instance() throws Exception {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private Traces traces() {
    return new Traces(frame -> loader.has(frame.getClassName()), UnaryOperator.identity());
  }
}
