package dev.hawser.examples.circular;

import module java.base;

import dev.hawser.Server;
import dev.hawser.names.Announcement;
import dev.hawser.names.Services;

/// A link, in a process of its own. While it waits for the answer to its call, it is called itself:
/// that runs in another thread, and so nothing stands still.
public final class Link implements Chain {
  private final Chain next;
  private final String name;

  private Link(String name, Chain next) {
    this.name = name;
    this.next = next;
  }

  /// Runs until it is stopped.
  ///
  /// @param args the hub's address, the link's name, and that of the next one
  public static void main(String... args) throws InterruptedException {
    try (Services services = Services.at(args[0]);
        Server server = Server.builder().export(args[1], link(args[1], args[2], services)).open();
        Announcement _ = Announcement.of(server, services.names(), PREFIX)) {
      IO.println(args[1] + " is there");
      server.awaitClose();
    }
  }

  /// The next link need not be there yet: it is looked for when it is first called.
  private static Link link(String name, String next, Services services) {
    return new Link(name, services.proxy(PREFIX + next, Chain.class));
  }

  @Override
  public List<String> pass(List<String> stops) {
    if (stops.contains(name)) {
      return List.of("complete at " + name);
    }
    List<String> all = new ArrayList<>(stops);
    all.add(name);
    List<String> report = new ArrayList<>(List.of("passed on from " + name));
    report.addAll(next.pass(all));
    return report;
  }
}
