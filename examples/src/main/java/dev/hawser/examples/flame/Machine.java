package dev.hawser.examples.flame;

import module java.base;

/// What is told of a machine.
public final class Machine {
  /// Its name.
  public static String name() throws UnknownHostException {
    return InetAddress.getLocalHost().getHostName();
  }

  /// The working directory of this process.
  public static String folder() {
    return Path.of("").toAbsolutePath().toString();
  }
}
