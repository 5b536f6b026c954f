package dev.hawser.examples.factory;

import dev.hawser.Client;
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
      first.speak("hello");
      second.speak("hello, too");
      first.speak("goodbye");
      System.out.println("a proxy: " + Proxies.isProxy(first) + " of " + first.number());
      System.out.println("at home when it comes home: " + factory.knows(first));
      Thing own = new FactoryServer.Speaker(3);
      System.out.println("a stranger: " + !factory.knows(own));
      factory.let(own, "I am at the client");
    }
  }
}
