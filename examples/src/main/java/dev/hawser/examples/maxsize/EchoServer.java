package dev.hawser.examples.maxsize;

import module java.base;

import dev.hawser.Limits;
import dev.hawser.Server;

/// Takes what it is told to take at most.
public final class EchoServer {
  /// Answers with what it is told.
  interface Echo {
    List<Integer> echo(List<Integer> numbers);
  }

  /// Runs until it is stopped.
  ///
  /// @param args the most bytes of one value
  public static void main(String... args) throws InterruptedException {
    Limits limits = Limits.defaults().withValueBytes(Long.parseLong(args[0]));
    Server.builder().limits(limits).export("echo", (Echo) numbers -> numbers).serve();
  }
}
