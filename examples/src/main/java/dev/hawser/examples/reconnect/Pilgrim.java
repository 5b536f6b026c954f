package dev.hawser.examples.reconnect;

import module java.base;

import dev.hawser.examples.Work;
import dev.hawser.names.Services;

/// Asks again and again, with one and the same proxy. While there is no server, it waits.
public final class Pilgrim {
  /// Runs until it is stopped.
  ///
  /// @param args the hub's address
  public static void main(String... args) throws InterruptedException {
    Duration patience = Duration.ofSeconds(30);
    try (Services services = Services.builder().nameServer(args[0]).patience(patience).open()) {
      askForEver(services.proxy(Oracle.PREFIX + "oracle", Oracle.class));
    }
  }

  static void askForEver(Oracle oracle) throws InterruptedException {
    String before = "";
    while (true) {
      String who = oracle.who();
      if (!who.equals(before)) {
        IO.println("answered by " + who);
        before = who;
      }
      Work.take(50);
    }
  }
}
