package dev.hawser.internal.eval;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// Runs what JShell compiled: in this process, on the thread that asked for it.
final class Control extends DirectExecutionControl {
  private final Classes classes;
  private @Nullable Aside aside;
  private @Nullable Throwable thrown;

  Control(ClassLoader parent) {
    this(new Classes(parent));
  }

  private Control(Classes classes) {
    super(classes);
    this.classes = classes;
  }

  /// This control as JShell wants to be given it.
  ExecutionControlProvider provider() {
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "hawser";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return Control.this;
      }
    };
  }

  /// The loader of everything that was declared.
  MemoryLoader loader() {
    return classes.loader;
  }

  /// The classes of everything that was declared, as the compiler made them.
  Map<String, byte[]> classes() {
    return classes.bytes;
  }

  /// The class that now holds what a snippet declares, if there is one.
  ///
  /// @param id the snippet's
  @Nullable String holderOf(String id) {
    return classes.holders.get(id);
  }

  /// Where code is to run from now on.
  ///
  /// @return where it ran before
  @Nullable Aside runOn(@Nullable Aside next) {
    Aside before = aside;
    aside = next;
    return before;
  }

  /// What the code threw that ran last, if it did; asked for once.
  @Nullable Throwable takeThrown() {
    Throwable last = thrown;
    thrown = null;
    return last;
  }

  @Override
  public String invoke(String className, String methodName) {
    Aside asked = aside;
    try {
      Method method = findClass(className).getDeclaredMethod(methodName);
      method.setAccessible(true);
      if (asked != null) {
        asked.handBack(() -> run(new Body(method, Map.of(), false)));
      }
    } catch (ReflectiveOperationException | LinkageError | InterruptedException e) {
      thrown = e;
    }
    return "";
  }

  private void run(Body body) {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted before it began");
      }
      Object _ = body.run();
    } catch (Throwable e) {
      thrown = e;
    }
  }

  /// Where JShell puts the classes it compiled.
  private static final class Classes implements LoaderDelegate {
    /// JShell names a class after the snippets in it, each with letters that count its versions.
    private static final Pattern HOLDER = Pattern.compile("REPL\\.\\$JShell\\$([^$]+)");

    private static final Pattern ID = Pattern.compile("\\d+");

    private final Map<String, byte[]> bytes = new HashMap<>();
    private final Map<String, String> holders = new HashMap<>();
    private final MemoryLoader loader;

    Classes(ClassLoader parent) {
      this.loader = new MemoryLoader(parent, Map.of(), OpenClass::of);
    }

    @Override
    public void load(ClassBytecodes[] loaded) {
      for (ClassBytecodes each : loaded) {
        bytes.put(each.name(), each.bytecodes());
        loader.add(each.name(), each.bytecodes());
        Matcher holder = HOLDER.matcher(each.name());
        if (holder.matches()) {
          ID.matcher(holder.group(1)).results().forEach(id -> holders.put(id.group(), each.name()));
        }
      }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] redefined) {
      throw new IllegalStateException("classes are replaced, never redefined");
    }

    @Override
    public void addToClasspath(String path) {
      // The application's loader has its class path already.
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
      return loader.loadClass(name);
    }
  }
}
