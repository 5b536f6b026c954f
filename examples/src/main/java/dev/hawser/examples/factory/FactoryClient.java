package dev.hawser.examples.factory;

import dev.hawser.Client;
import dev.hawser.examples.factory.Factory.Plan;
import dev.hawser.examples.factory.Factory.Thing;
import dev.hawser.object.Proxies;

/// Has things made, and makes one itself.
public final class FactoryClient {
  /// The whole program.
  ///
  /// @param args the factory's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Factory factory = client.lookup("factory", Factory.class);
      Thing first = factory.make(1);
      first.speak("I am the first");
      factory.make(2).speak("I am the second");
      factory.make(3).speak("I am the third");
      IO.println("a proxy: " + Proxies.isProxy(first) + ", of thing " + first.number());
      Plan plan = factory.plan(1);
      IO.println("a copy: " + !Proxies.isProxy(plan) + ", " + plan);
      IO.println("at home when it comes home: " + factory.knows(first));
      Thing own = new Factory.Speaker(4);
      IO.println("a stranger: " + !factory.knows(own));
      factory.let(own, "I am the client's");
    }
  }
}
