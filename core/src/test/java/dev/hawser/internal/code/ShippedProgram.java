package dev.hawser.internal.code;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// A program that one end has: classes compiled in memory, and a loader for them.
final class ShippedProgram {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

  private final Map<String, byte[]> classes;
  private final ClassLoader loader;

  private ShippedProgram(Map<String, byte[]> classes) {
    this.classes = classes;
    this.loader = new MemoryLoader(classes);
  }

  /// Compiles sources, each of which says its package first and its main type next.
  static ShippedProgram of(String... sources) {
    Map<String, byte[]> classes = new TreeMap<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
    List<JavaFileObject> units = new ArrayList<>();
    for (String source : sources) {
      units.add(new Source(nameOf(source), source));
    }
    List<String> options = List.of("-proc:none", "-Xlint:none");
    if (!compiler.getTask(null, new Memory(files, classes), null, options, null, units).call()) {
      throw new AssertionError("these sources do not compile: " + List.of(sources));
    }
    return new ShippedProgram(classes);
  }

  /// The same program in another process.
  ShippedProgram again() {
    return new ShippedProgram(classes);
  }

  private static String nameOf(String source) {
    Matcher home = PACKAGE.matcher(source);
    Matcher type = TYPE.matcher(source);
    if (!home.find() || !type.find()) {
      throw new AssertionError("no package or type in: " + source);
    }
    return home.group(1) + "." + type.group(1);
  }

  /// The program in another version: one class has another field.
  ShippedProgram version(String type, int number) {
    ClassFile files = ClassFile.of();
    ClassTransform change =
        ClassTransform.endHandler(
            builder -> builder.withField("v" + number, ConstantDescs.CD_int, ClassFile.ACC_STATIC));
    Map<String, byte[]> changed = new TreeMap<>(classes);
    changed.computeIfPresent(type, (_, bytes) -> files.transformClass(files.parse(bytes), change));
    return new ShippedProgram(changed);
  }

  /// The class files, by binary name.
  Map<String, byte[]> classes() {
    return classes;
  }

  ClassLoader loader() {
    return loader;
  }

  Class<?> type(String name) {
    return type(name, loader);
  }

  static Class<?> type(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /// What a static method without parameters returns.
  @Nullable Object run(String type, String method) {
    return run(type(type), method);
  }

  static @Nullable Object run(@Nullable Class<?> type, String method) {
    try {
      Method found = type.getDeclaredMethod(method);
      found.setAccessible(true);
      return found.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static final class MemoryLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    MemoryLoader(Map<String, byte[]> classes) {
      super(ShippedProgram.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      byte[] bytes = classes.get(name.replace(".class", "").replace('/', '.'));
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:/" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, byte[]> classes;

    Memory(StandardJavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String name,
        JavaFileObject.Kind kind,
        @Nullable FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:/" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(name, toByteArray());
            }
          };
        }
      };
    }
  }
}
