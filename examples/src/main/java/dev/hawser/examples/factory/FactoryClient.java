package dev.hawser.examples.factory;

import dev.hawser.Client;
import dev.hawser.examples.factory.Factory.Plan;
import dev.hawser.examples.factory.Factory.Thing;
import dev.hawser.object.Proxies;

/// Has things made, and makes one itself.
public final class FactoryClient {
  private FactoryClient() {}

  /// The whole program.
  ///
  /// @param args the factory's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Factory factory = client.lookup("factory", Factory.class);
      Thing first = factory.make(1);
      Thing second = factory.make(2);
      Thing third = factory.make(3);
      first.speak("I am the first");
      second.speak("I am the second");
      third.speak("I am the third");
      System.out.println("a proxy: " + Proxies.isProxy(first) + ", of thing " + first.number());
      Plan plan = factory.plan(1);
      System.out.println("a copy: " + !Proxies.isProxy(plan) + ", " + plan);
      System.out.println("at home when it comes home: " + factory.knows(first));
      Thing own = new FactoryServer.Speaker(4);
      System.out.println("a stranger: " + !factory.knows(own));
      factory.let(own, "I am the client's");
    }
  }
}
