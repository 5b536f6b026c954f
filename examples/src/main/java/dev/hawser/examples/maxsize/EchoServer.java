package dev.hawser.examples.maxsize;

import module java.base;

import dev.hawser.Limits;
import dev.hawser.Server;

/// Takes what it is told to take at most.
public final class EchoServer {
  /// Answers with what it is told.
  interface Echo {
    Map<String, Object> echo(Map<String, Object> message);
  }

  /// Runs until it is stopped.
  ///
  /// @param args the most bytes of one value, or nothing
  public static void main(String... args) throws InterruptedException {
    Limits limits = Limits.defaults();
    Limits own = args.length == 0 ? limits : limits.withValueBytes(Long.parseLong(args[0]));
    Server.builder().limits(own).export("echo", (Echo) message -> message).serve();
  }
}
