package dev.hawser.examples.factory;

import dev.hawser.Client;
import dev.hawser.object.Proxies;

/// Has things made, and makes one itself.
public final class FactoryClient {
  /// The whole program.
  ///
  /// @param args the factory's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Factory factory = client.lookup("factory", Factory.class);
      Factory.Thing first = factory.make(1);
      first.speak("I am the first");
      IO.println("a proxy: " + Proxies.isProxy(first) + ", of thing " + first.number());
      factory.make(2).speak("I am the second");
      Factory.Plan plan = factory.plan(1);
      IO.println("a copy: " + !Proxies.isProxy(plan) + ", " + plan);
      IO.println("known when it comes home: " + factory.let(factory.make(3), "I am the third"));
      IO.println(
          "known, if it is from here: " + factory.let(new Factory.Speaker(4), "I am the client's"));
    }
  }
}
