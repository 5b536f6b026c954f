package dev.hawser.examples.attributes;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import dev.hawser.object.RemoteRef;

/// Does what is allowed, and tries what is not.
public final class Intruder {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      RemoteRef thermostat = client.fetch("thermostat");
      use(thermostat);
      abuse(thermostat);
    }
  }

  private static void use(RemoteRef thermostat) {
    IO.println("name: " + thermostat.get("name").asString());
    IO.println("celsius: " + thermostat.get("celsius").asDouble());
    thermostat.set("celsius", 22.5);
    IO.println("celsius: " + thermostat.get("celsius").asDouble());
    try {
      thermostat.set("celsius", 100.0);
    } catch (IllegalArgumentException e) {
      IO.println("it says: " + e.getMessage());
    }
  }

  private static void abuse(RemoteRef thermostat) {
    attempt("setting the name", () -> thermostat.set("name", "mine"));
    attempt("heating", () -> thermostat.get("heating"));
    attempt("heating.level", () -> thermostat.get("heating.level"));
    attempt("setting its level", () -> thermostat.get("heating").invoke("setLevel", 999));
    attempt("a private field", () -> thermostat.get("temperature"));
    attempt("explode", () -> thermostat.invoke("explode"));
    attempt("class", () -> thermostat.get("class"));
    attempt("getClass", () -> thermostat.invoke("getClass"));
    attempt("forName", () -> thermostat.invoke("getClass").invoke("forName", "java.lang.Runtime"));
    attempt("notifyAll", () -> thermostat.invoke("notifyAll"));
    attempt("hashCode", () -> thermostat.invoke("hashCode"));
    IO.println("heating level: " + thermostat.get("heatingLevel").asInt());
  }

  private static void attempt(String what, Runnable attempt) {
    try {
      attempt.run();
      IO.println("reached: " + what);
    } catch (RefusedException e) {
      IO.println("refused: " + what);
    }
  }
}
