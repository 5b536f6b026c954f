package dev.hawser.examples.teleport;

import dev.hawser.Server;
import dev.hawser.call.SerializableFunction;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The server, which has no function of its own.
public final class TeleportServer implements Namespace {
  private final Map<String, Function<Integer, Integer>> functions = new ConcurrentHashMap<>();

  private TeleportServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Trust trust = Trust.standard().and(Permission.CALL_SHIPPED);
    try (Server server = Server.builder().trust(trust).open()) {
      server.export("namespace", new TeleportServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public Function<Integer, Integer> define(
      String name, SerializableFunction<Integer, Integer> function) {
    functions.put(name, number -> function.apply(number)); // a plain lambda: by reference
    return named(name);
  }

  @Override
  public Function<Integer, Integer> named(String name) {
    return Optional.ofNullable(functions.get(name)).orElseThrow();
  }
}
