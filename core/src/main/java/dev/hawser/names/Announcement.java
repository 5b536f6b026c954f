package dev.hawser.names;

import static java.util.Objects.requireNonNull;

import dev.hawser.Server;
import dev.hawser.internal.names.Announcer;

/// Keeps everything that a server exports registered, each under a prefix and the export's name,
/// with the server's addresses.
///
/// ```java
/// try (Server server = Server.open(1900);
///     Services lab = Services.at(ticketOfTheNameServer);
///     Announcement announcement = Announcement.of(server, lab.names(), "lab.")) {
///   server.exports().add("warehouse", new Warehouse()); // found as lab.warehouse
///   server.awaitClose();
/// }
/// ```
///
/// Within two seconds it follows what is exported and what is taken back, and registers again what
/// the name server has lost, as after a restart. A name that another server takes over is left to
/// that one, and taken again when it is free. A name server that is away is no error: it is tried
/// again, and the log says so.
public final class Announcement implements AutoCloseable {
  private final Announcer announcer;

  private Announcement(Announcer announcer) {
    this.announcer = announcer;
  }

  /// Begins to announce; what is exported now is registered when this returns, if the name server
  /// is there.
  ///
  /// @param prefix put before each name; may be empty
  /// @param tags to mark the names with
  public static Announcement of(Server server, Names names, String prefix, String... tags) {
    requireNonNull(server, "server");
    NameOptions options = NameOptions.defaults().tagged(tags);
    return new Announcement(
        Announcer.start(
            new Announcer.Source(() -> server.exports().names(), server::addresses),
            requireNonNull(names, "names"),
            requireNonNull(prefix, "prefix"),
            options));
  }

  /// Does now what is otherwise done within two seconds.
  public void refresh() {
    announcer.refresh();
  }

  /// Ends it and removes the names that still lead to the server. Always returns within seconds;
  /// closing twice does nothing.
  @Override
  public void close() {
    announcer.close();
  }
}
