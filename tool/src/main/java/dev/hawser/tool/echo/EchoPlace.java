package dev.hawser.tool.echo;

import dev.hawser.Address;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.internal.security.Home;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where the echo server listens. To be mixed into its command.
final class EchoPlace {
  private static final int USUAL_PORT = 1900;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "The port, on all interfaces (default: 1900; 0 for any free one).")
  private @Nullable Integer port;

  @Option(names = "--local", description = "For this host only.")
  private boolean local;

  @Option(
      names = {"-H", "--host"},
      paramLabel = "HOST",
      description = "At one of this host's addresses only, such as 10.0.0.7.")
  private @Nullable String host;

  @Option(
      names = {"-u", "--unix"},
      paramLabel = "FILE",
      description = "On a Unix domain socket, for processes of yours, instead of a port.")
  private @Nullable Path file;

  /// Whether nobody gets there but this user.
  boolean isForUserOnly() {
    return file != null;
  }

  /// A server at that place. What it keeps is its own, even if another server had the same port
  /// before: whoever was invited there is not invited here.
  ServerBuilder builder() {
    if (Stream.of(local, host != null, file != null).filter(it -> it).count() > 1
        || file != null && port != null) {
      throw wrong("--local, --host and --unix exclude each other, and so do --unix and --port");
    }
    int chosen = port == null ? USUAL_PORT : port;
    if (chosen < 0 || chosen > 65_535) {
      throw wrong("--port: from 0 to 65535, please, not " + chosen);
    }
    ServerBuilder builder = Server.builder();
    if (file != null) {
      return builder.unixSocket(file.toAbsolutePath());
    }
    builder =
        host != null
            ? builder.listen(Address.tcp(host, chosen))
            : local ? builder.localPort(chosen) : builder.port(chosen);
    return chosen == 0
        ? builder
        : builder.folder(Home.folder().resolve("echo").resolve("" + chosen));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
