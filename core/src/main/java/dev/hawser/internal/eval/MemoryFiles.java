package dev.hawser.internal.eval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// The files of one compilation: those of this process, the classes of a namespace, and, in memory,
/// what the compiler writes.
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, byte[]> declared;
  private final Map<String, ClassBytes> written = new HashMap<>();

  /// @param declared the classes of the namespace, by name
  MemoryFiles(JavaFileManager files, Map<String, byte[]> declared) {
    super(files);
    this.declared = declared;
  }

  /// What the compiler wrote.
  Map<String, byte[]> classes() {
    Map<String, byte[]> classes = new HashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.bytes()));
    return classes;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
    Iterable<JavaFileObject> listed = super.list(location, packageName, kinds, recurse);
    if (location != StandardLocation.CLASS_PATH
        || !packageName.equals(Wrapping.PACKAGE)
        || !kinds.contains(Kind.CLASS)) {
      return listed;
    }
    List<JavaFileObject> all = new ArrayList<>();
    listed.forEach(all::add);
    declared.forEach((name, bytes) -> all.add(new ClassBytes(name, bytes)));
    return all;
  }

  /// Plug-ins of the compiler and annotation processors are not looked for: that would read every
  /// jar file of the class path again, for each compilation.
  @Override
  public ClassLoader getClassLoader(Location location) {
    return ClassLoader.getPlatformClassLoader();
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof ClassBytes known
        ? known.className
        : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return (a instanceof ClassBytes || b instanceof ClassBytes)
        ? a.equals(b)
        : super.isSameFile(a, b);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, @Nullable FileObject sibling) {
    return written.computeIfAbsent(className, name -> new ClassBytes(name, new byte[0]));
  }

  /// A class file in memory.
  private static final class ClassBytes extends SimpleJavaFileObject {
    private final String className;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final byte[] given;

    ClassBytes(String className, byte[] given) {
      super(URI.create("memory:/" + className.replace('.', '/') + ".class"), Kind.CLASS);
      this.className = className;
      this.given = given;
    }

    byte[] bytes() {
      return written.size() == 0 ? given : written.toByteArray();
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes());
    }

    @Override
    public OutputStream openOutputStream() {
      written.reset();
      return written;
    }
  }
}
