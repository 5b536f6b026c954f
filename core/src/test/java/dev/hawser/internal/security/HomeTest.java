package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path temp;

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Home home = new Home(properties::get, variables::get);

  private void onLinux() {
    properties.put("os.name", "Linux");
    properties.put("user.home", "/home/ann");
    properties.put("user.name", System.getProperty("user.name"));
  }

  @Test
  @DisplayName("the system property decides, then the variable")
  void chosen() {
    onLinux();
    variables.put("HAWSER_HOME", "/variable");
    assertThat(home.lasting()).isEqualTo(Path.of("/variable"));
    properties.put("hawser.home", "/property");
    assertThat(home.lasting()).isEqualTo(Path.of("/property"));
    assertThat(home.passing()).isEqualTo(Path.of("/property/run"));
  }

  @Test
  @DisplayName("otherwise the custom of the system does")
  void customary() {
    onLinux();
    assertThat(home.lasting()).isEqualTo(Path.of("/home/ann/.config/hawser"));
    variables.put("XDG_CONFIG_HOME", "relative, so ignored");
    assertThat(home.lasting()).isEqualTo(Path.of("/home/ann/.config/hawser"));
    variables.put("XDG_CONFIG_HOME", "/settings");
    assertThat(home.lasting()).isEqualTo(Path.of("/settings/hawser"));
    properties.put("os.name", "Mac OS X");
    assertThat(home.lasting()).isEqualTo(Path.of("/home/ann/Library/Application Support/Hawser"));
    properties.put("os.name", "Windows 11");
    assertThat(home.lasting()).isEqualTo(Path.of("/home/ann/Hawser"));
    variables.put("APPDATA", "/data");
    assertThat(home.lasting()).isEqualTo(Path.of("/data/Hawser"));
  }

  @Test
  @DisplayName("sockets go to the user's runtime folder, if there is one and it is the user's own")
  void runtime() throws Exception {
    onLinux();
    Path fallback = Path.of("/home/ann/.config/hawser/run");
    assertThat(home.passing()).isEqualTo(fallback);
    variables.put("XDG_RUNTIME_DIR", temp.resolve("missing").toString());
    assertThat(home.passing()).isEqualTo(fallback);
    Path runtime = temp.resolve("runtime");
    OwnerOnly.makeFolder(runtime);
    variables.put("XDG_RUNTIME_DIR", runtime.toString());
    assertThat(home.passing()).isEqualTo(runtime.resolve("hawser"));
    properties.put("user.name", "nobody");
    assertThat(home.passing()).isEqualTo(fallback);
    onLinux();
    Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(home.passing()).isEqualTo(fallback);
  }

  @Test
  @DisplayName("tests keep away from the user's own folder")
  void ofTests() {
    assertThat(Home.folder().toString()).endsWith("hawser-home");
    assertThat(Home.socket(1900)).isEqualTo(Home.folder().resolve("run").resolve("1900.sock"));
  }
}
