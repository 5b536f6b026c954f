package dev.hawser.internal.security;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where this user's Hawser keeps its files: what lasts in one folder, sockets in another.
///
/// The system property `hawser.home` decides, else the environment variable `HAWSER_HOME`, else the
/// custom of the operating system. Nothing is created here; {@link OwnerOnly} does that.
public final class Home {
  private static final String NAME = "hawser";

  private final Function<String, @Nullable String> properties;
  private final Function<String, @Nullable String> variables;

  /// @param properties the system properties
  /// @param variables the environment
  Home(
      Function<String, @Nullable String> properties, Function<String, @Nullable String> variables) {
    this.properties = properties;
    this.variables = variables;
  }

  private static Home ofThisProcess() {
    return new Home(System::getProperty, System::getenv);
  }

  /// What lasts: identities, invitations.
  public static Path folder() {
    return ofThisProcess().lasting();
  }

  /// What lives as long as a process: sockets.
  public static Path runtime() {
    return ofThisProcess().passing();
  }

  /// Where the server of this user that listens on a TCP port listens for this user's processes.
  public static Path socket(int port) {
    return runtime().resolve(port + ".sock");
  }

  Path lasting() {
    Path chosen = chosen();
    return chosen != null ? chosen : customary();
  }

  Path passing() {
    Path offered = absolute(variables.apply("XDG_RUNTIME_DIR"));
    return chosen() == null && offered != null && isOurs(offered)
        ? offered.resolve(NAME)
        : lasting().resolve("run");
  }

  private @Nullable Path chosen() {
    String property = properties.apply("hawser.home");
    String text = isSet(property) ? property : variables.apply("HAWSER_HOME");
    return isSet(text) ? Path.of(text).toAbsolutePath().normalize() : null;
  }

  private Path customary() {
    String system = property("os.name", "").toLowerCase(Locale.ROOT);
    Path user = Path.of(property("user.home", ".")).toAbsolutePath().normalize();
    if (system.startsWith("windows")) {
      Path data = absolute(variables.apply("APPDATA"));
      return (data != null ? data : user).resolve("Hawser");
    }
    if (system.startsWith("mac")) {
      return user.resolve("Library").resolve("Application Support").resolve("Hawser");
    }
    Path settings = absolute(variables.apply("XDG_CONFIG_HOME"));
    return (settings != null ? settings : user.resolve(".config")).resolve(NAME);
  }

  private String property(String name, String otherwise) {
    String value = properties.apply(name);
    return isSet(value) ? value : otherwise;
  }

  /// The path, if it is absolute: the XDG rules have it that others are ignored.
  private static @Nullable Path absolute(@Nullable String text) {
    Path path = isSet(text) ? Path.of(text) : null;
    return path != null && path.isAbsolute() ? path.normalize() : null;
  }

  /// Whether a folder exists and belongs to this user: after `su` the variable names another's.
  private boolean isOurs(Path folder) {
    try {
      return Files.isDirectory(folder)
          && OwnerOnly.isOwnerOnly(folder)
          && Files.getOwner(folder).equals(thisUser());
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private Object thisUser() throws IOException {
    return FileSystems.getDefault()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(property("user.name", ""));
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
