package dev.hawser.examples.teleport;

import module java.base;

import dev.hawser.Server;
import dev.hawser.call.SerializableFunction;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;

/// The server, which has no function of its own.
public final class TeleportServer implements Namespace {
  private final Map<String, Function<Integer, Integer>> functions = new ConcurrentHashMap<>();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Trust trust = Trust.standard().and(Permission.CALL_SHIPPED);
    Server.builder().trust(trust).export("namespace", new TeleportServer()).serve();
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
