package dev.hawser.subprocess;

import dev.hawser.Client;
import dev.hawser.scenario.ChildJvm;
import java.util.List;

/// A process between {@link SubprocessTest} and its own subprocess.
public final class Parent {
  private Parent() {}

  /// Starts a subprocess, prints its number, and waits until it is killed.
  public static void main(String... args) throws InterruptedException {
    ProcessBuilder worker = new ProcessBuilder(ChildJvm.command(List.of(), Worker.class));
    try (Client client = Client.launch(worker)) {
      System.out.println(client.address().target());
      client.awaitClose();
    }
  }
}
