package dev.hawser.internal.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.call.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A program that only exists in a test: compiled into memory, and run in a class loader of its
/// own, so that nothing else of the test knows its classes.
final class Program extends ClassLoader {
  private final Map<String, byte[]> classes = new ConcurrentHashMap<>();

  private Program() {
    super("program", Program.class.getClassLoader());
  }

  /// Compiles source files.
  static Program of(Source... files) {
    return compiled(List.of(), files);
  }

  /// Compiles source files with other options of the compiler.
  static Program compiled(List<String> options, Source... files) {
    Program program = new Program();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> all = new ArrayList<>(List.of("-proc:none", "-nowarn", "-g", "-cp", hawser()));
    all.addAll(options);
    JavaFileManager manager =
        program.new Memory(compiler.getStandardFileManager(null, null, UTF_8));
    boolean ok = compiler.getTask(messages, manager, null, all, null, Arrays.asList(files)).call();
    if (!ok) {
      throw new IllegalArgumentException(messages.toString());
    }
    return program;
  }

  /// Where the classes of Hawser are.
  static String hawser() {
    try {
      URI place = Task.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(place).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// One source file.
  static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /// What a static method without parameters returns.
  Object call(String className, String method) {
    try {
      var found = loadClass(className).getDeclaredMethod(method);
      found.setAccessible(true);
      return found.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  Class<?> type(String className) {
    try {
      return loadClass(className);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The names of all classes.
  Stream<String> names() {
    return classes.keySet().stream().sorted();
  }

  byte[] bytes(String className) {
    return classes.get(className);
  }

  /// Forgets a class, as if a library had come without it.
  Program without(String className) {
    classes.remove(className);
    return this;
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
  public InputStream getResourceAsStream(String name) {
    byte[] bytes = classes.get(name.replace(".class", "").replace('/', '.'));
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  /// Keeps what the compiler writes.
  private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              try {
                super.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              classes.put(className, toByteArray());
            }
          };
        }
      };
    }
  }
}
