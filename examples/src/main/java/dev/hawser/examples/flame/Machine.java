package dev.hawser.examples.flame;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/// What is told of a machine.
public final class Machine {
  private Machine() {}

  /// Its name.
  public static String name() throws UnknownHostException {
    return InetAddress.getLocalHost().getHostName();
  }

  /// The working directory of this process.
  public static String folder() {
    return Path.of("").toAbsolutePath().toString();
  }
}
