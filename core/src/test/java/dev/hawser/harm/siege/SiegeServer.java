package dev.hawser.harm.siege;

import dev.hawser.HawserException;
import dev.hawser.Peer;
import dev.hawser.Pipe;
import dev.hawser.Server;
import dev.hawser.ValueException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// The server's process of {@link Siege}: prints its address, then answers orders with a line each.
public final class SiegeServer {
  private static final AtomicLong REFUSED = new AtomicLong();

  private SiegeServer() {}

  /// Serves until its input ends.
  public static void main(String... args) throws Exception {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Server server = Server.builder().localPort(0).onConnect(SiegeServer::welcome).open()) {
      System.out.println(server.address());
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        System.out.println(
            switch (order) {
              case "memory" -> mostMemory();
              case "refused" -> REFUSED.get();
              case "clients" -> server.clients().size();
              default -> server.invite(order);
            });
      }
    }
  }

  /// Reads what each client sends, and lives with values that are refused.
  private static void welcome(Peer peer) {
    Pipe<Object> pipe = peer.pipe(Siege.PIPE);
    try {
      while (true) {
        try {
          Object value = pipe.receive();
          if (value instanceof String) {
            pipe.send(value);
          }
        } catch (ValueException e) {
          REFUSED.incrementAndGet();
        }
      }
    } catch (HawserException | InterruptedException e) {
      // The client has left.
    }
  }

  /// The most memory that was ever resident, in KiB.
  private static long mostMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
