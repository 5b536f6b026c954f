package dev.hawser.shipping;

import dev.hawser.call.Task;
import dev.hawser.scenario.ChildJvm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Makes any number of classes that are alike but for their names, each with a function to be
/// shipped. Their bytes are found as any loader's are.
final class Hulls extends ClassLoader {
  private static final String FILE = ".class";
  private static final String TEMPLATE = Template.class.getName().replace('.', '/');
  private static final String PACKAGE = "cargo/";

  private final String template;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  Hulls() throws IOException {
    super(Hulls.class.getClassLoader());
    byte[] file = Files.readAllBytes(ChildJvm.classes(Template.class).resolve(TEMPLATE + FILE));
    template = new String(file, StandardCharsets.ISO_8859_1);
  }

  /// The function of the next class, which returns a number.
  @SuppressWarnings("unchecked")
  Task<Integer, RuntimeException> task(int number) {
    String name = name(number);
    byte[] file = template.replace(TEMPLATE, name).getBytes(StandardCharsets.ISO_8859_1);
    files.put(name + FILE, file);
    try {
      Class<?> type = defineClass(name.replace('/', '.'), file, 0, file.length);
      Object task = type.getMethod("task", int.class).invoke(null, number);
      return (Task<Integer, RuntimeException>) Objects.requireNonNull(task);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// As long as the template's, so that it fits where that is in the file.
  private static String name(int number) {
    String digits = String.valueOf(number);
    String hull = "H".repeat(TEMPLATE.length() - PACKAGE.length() - digits.length());
    return PACKAGE + hull + digits;
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] file = files.get(name);
    return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
  }
}
