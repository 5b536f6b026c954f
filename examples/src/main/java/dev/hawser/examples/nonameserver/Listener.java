package dev.hawser.examples.nonameserver;

import dev.hawser.names.Services;

/// Knows a URI and nothing else.
public final class Listener {
  /// The whole program.
  ///
  /// @param args URIs of sayings
  public static void main(String... args) {
    try (Services services = Services.builder().open()) {
      for (String uri : args) {
        IO.println(services.proxy(uri, Saying.class).text());
      }
    }
  }
}
