package dev.hawser.benchmarks;

import java.io.OutputStream;

/// The main class of a server process: serves one contender until its standard input ends.
final class ServerProcess {
  /// What the process prints before its address once it can be reached.
  static final String READY = "READY ";

  private ServerProcess() {}

  public static void main(String[] args) throws Exception {
    Contender contender = Contenders.named(args[0]);
    try (ServerEnd server = contender.serve(Workload.of(args[1]))) {
      System.out.println(READY + server.address());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }
}
