package dev.hawser.internal.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Loads classes that were compiled in memory, and shows their bytes to whoever wants to ship them.
class MemoryLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes = new ConcurrentHashMap<>();
  private final UnaryOperator<byte[]> change;

  /// @param change what is done with each class before it is defined
  MemoryLoader(ClassLoader parent, Map<String, byte[]> classes, UnaryOperator<byte[]> change) {
    super(parent);
    this.change = change;
    this.classes.putAll(classes);
  }

  final void add(String name, byte[] bytes) {
    classes.put(name, bytes);
  }

  /// Whether a class of this name is this loader's own.
  final boolean has(String name) {
    return classes.containsKey(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] changed = change.apply(bytes);
    return defineClass(name, changed, 0, changed.length);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    byte[] bytes =
        name.endsWith(".class")
            ? classes.get(name.substring(0, name.length() - 6).replace('/', '.'))
            : null;
    try {
      return bytes == null ? null : URL.of(URI.create("memory:/" + name), new Bytes(bytes));
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /// Opens one array of bytes.
  private static final class Bytes extends URLStreamHandler {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
