package dev.hawser.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records in a compact source file, whose class nobody can name.
class CompactFileTest {
  private static final String ADVICE =
      "Harbour$Load may not travel: it is not on the allow-list. Add .allow(Load.class) to the"
          + " builder of both ends, or use a typed map, queue or pipe. If Harbour.java declares no"
          + " class Harbour, no other program can name what is in it: move Load to a file of its"
          + " own, Load.java, that both ends use, and allow that.";

  private final Codec closed = new Codec(TypeRegistry.create(), ValueLimits.defaults());

  private final List<URLClassLoader> loaders = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void close() throws Exception {
    for (URLClassLoader each : loaders) {
      each.close();
    }
  }

  private Class<?> compiled(String file, String text, String type) throws Exception {
    Path source = Files.writeString(folder.resolve(file), text);
    String[] words = {"-d", folder.toString(), source.toString()};
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words)).isZero();
    URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
    loaders.add(loader);
    return loader.loadClass(type);
  }

  private static Object made(Class<?> record) throws Exception {
    var constructor = record.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    return constructor.newInstance(7);
  }

  @Test
  @DisplayName("a refusal names them as their file can, and says to move them if another is to")
  void atHome() throws Exception {
    Class<?> load =
        compiled("Harbour.java", "record Load(int tons) {}  void main() {}", "Harbour$Load");
    assertThat(SourceName.of(load)).isEqualTo("Load");
    assertThatThrownBy(() -> closed.encode(made(load)))
        .isInstanceOf(ValueException.class)
        .hasMessage(ADVICE);
  }

  @Test
  @DisplayName("so does the refusal at the other end, which has but a name")
  void elsewhere() throws Exception {
    Class<?> load =
        compiled("Harbour.java", "record Load(int tons) {}  void main() {}", "Harbour$Load");
    Codec open = new Codec(TypeRegistry.create().allow(load), ValueLimits.defaults());
    byte[] bytes = open.encode(made(load));
    assertThatThrownBy(() -> closed.decode(bytes))
        .isInstanceOf(ValueException.class)
        .hasMessageStartingWith(ADVICE.replace(".allow(Load", ".allow(Harbour.Load"));
  }

  @Test
  @DisplayName(
      "of a record in a file of its own, or in a class with a name, only the class is named")
  void named() throws Exception {
    Class<?> own = compiled("Load.java", "record Load(int tons) {}", "Load");
    Class<?> inner =
        compiled("Pier.java", "public class Pier { record Load(int tons) {} }", "Pier$Load");
    assertThatThrownBy(() -> closed.encode(made(own)))
        .hasMessageContaining(".allow(Load.class)")
        .hasMessageEndingWith("or use a typed map, queue or pipe.");
    assertThatThrownBy(() -> closed.encode(made(inner)))
        .hasMessageContaining(".allow(Pier.Load.class)")
        .hasMessageEndingWith("or use a typed map, queue or pipe.");
  }
}
