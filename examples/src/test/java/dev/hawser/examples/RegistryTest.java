package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Services that register themselves.
class RegistryTest {
  @Test
  @DisplayName("a registry, a service and a client find each other without any address")
  void all() throws Exception {
    String name = UUID.randomUUID().toString();
    try (Program registry = Program.example("registry", "registry", name)) {
      registry.await("open at ");
      try (Program service = Program.example("registry", "service", name)) {
        service.await("registered");
        try (Program client = Program.example("registry", "client", name)) {
          assertThat(client.transcript())
              .containsExactly("[bloop, floop]", "floop: 42", "bloop: 42");
        }
      }
    }
  }
}
