package dev.hawser.benchmarks.files;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Hawser: a client puts the file to a server.
final class HawserCopy implements BigCopy {
  private final boolean plain;
  private final CountDownLatch left = new CountDownLatch(1);
  private @Nullable Server server;

  HawserCopy(boolean plain) {
    this.plain = plain;
  }

  /// A server that lets everybody use a folder, over TCP on the loopback interface.
  static Server serve(Path folder, boolean plain, Runnable left) {
    ServerBuilder builder =
        Server.builder()
            .listen(Address.tcp("localhost", 0))
            .trust(Trust.of(Permission.SHARE, Permission.files(folder)))
            .onDisconnect((_, _) -> left.run());
    return (plain ? builder.insecure() : builder).open();
  }

  /// What to connect to.
  static String where(Server server, boolean plain) {
    return plain ? server.address().toString() : server.ticket();
  }

  static Client connect(String where, boolean plain) {
    ClientBuilder builder = Client.builder();
    return (plain ? builder.insecure() : builder).connect(where);
  }

  @Override
  public String listen(Path destination) {
    Path folder = Objects.requireNonNull(destination.getParent());
    server = serve(folder, plain, left::countDown);
    return where(server, plain);
  }

  @Override
  public void awaitFile() throws InterruptedException {
    left.await();
    Ends.of(server).close();
  }

  @Override
  public void send(Path source, String where) {
    try (Client client = connect(where, plain)) {
      client.files().put(source, BigFile.DESTINATION);
    }
  }
}
