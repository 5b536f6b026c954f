package dev.hawser;

import dev.hawser.call.Functions;
import dev.hawser.file.ServerFiles;
import dev.hawser.internal.space.EmbeddedServer;
import dev.hawser.names.Names;
import dev.hawser.object.ExportOptions;
import dev.hawser.object.Exports;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// This JVM as a server, and the global {@link Space} that everybody connected to it shares.
///
/// ```java
/// try (Server server = Server.open(1900)) {
///   System.out.println(server.ticket());
///   server.onConnect(peer -> System.out.println(peer.name() + " is in"));
///   server.awaitClose();
/// }
/// ```
///
/// Safe for use by many threads.
public sealed interface Server extends Space, AutoCloseable permits EmbeddedServer {
  /// Opens a server for this host only, on any free port of its loopback interface.
  static Server open() {
    return builder().open();
  }

  /// Opens a server on a port of all of this host's interfaces. Whoever has a {@link #ticket} is
  /// let in, over TLS; processes of the same user on this host need none.
  ///
  /// @param port the port, or 0 for any free one
  /// @throws RefusedException if the port is taken; the message names it
  /// @throws java.io.UncheckedIOException if the user's identity cannot be made or read
  static Server open(int port) {
    return builder().port(port).open();
  }

  /// Opens a server for the one process that has started this one, over the standard input and
  /// output that it gave to this one. That process uses {@link Client#launch}.
  ///
  /// ```java
  /// void main() throws InterruptedException {
  ///   try (Server server = Server.standardStreams()) {
  ///     server.export("archive", new Archive());
  ///     server.awaitClose();
  ///   }
  /// }
  /// ```
  ///
  /// The server closes when that process closes its client, or ends in any way. So a program that
  /// waits with {@link #awaitClose} never outlives the one that has started it.
  ///
  /// Standard input and output are the line from now on, also after closing: `System.out` prints to
  /// standard error, and `System.in` has nothing to read. Nothing may be printed before.
  ///
  /// Whoever starts a program as some user could have done everything else as that user. So this
  /// client, whose {@link Peer#identity} is `parent`, may do everything here: {@link Trust#full},
  /// unless {@link ServerBuilder#trust} says less.
  ///
  /// @throws RefusedException if standard input and output are a terminal, or a server of this
  ///   process has taken them before
  static Server standardStreams() {
    return builder().standardStreams().open();
  }

  /// Everything that can be set before opening.
  static ServerBuilder builder() {
    return new ServerBuilder();
  }

  /// The first address clients can use.
  ///
  /// @see #addresses
  default Address address() {
    return addresses().getFirst();
  }

  /// All addresses clients can use. A port that was opened on all interfaces is listed once for
  /// each of this host's addresses.
  List<Address> addresses();

  /// A ticket for anybody who is to share this server's variables: one line to paste into {@link
  /// Client#connect(String)}. It is a secret, as good as a key to the door: whoever has it is let
  /// in as `guest`, with the trust that was set for the server. It stays the same over restarts if
  /// the server keeps its invitations.
  ///
  /// @throws IllegalStateException if the server was opened insecure, where tickets mean nothing,
  ///   or for its standard streams only, where they lead nowhere
  String ticket();

  /// A ticket for somebody with a name and permissions of its own. Inviting a name again changes
  /// what it may do, at once, and gives the same ticket.
  ///
  /// @param permissions all it may do; none given means the trust that was set for the server
  /// @throws IllegalArgumentException if the name is blank, over 100 characters, or means several:
  ///   `guest` (everybody with {@link #ticket}), `local`, `parent` or `anonymous`
  /// @throws IllegalStateException if the server was opened insecure
  default String invite(String name, Permission... permissions) {
    return permissions.length == 0 ? invite(name, trust()) : invite(name, Trust.of(permissions));
  }

  /// As {@link #invite(String, Permission...)}.
  String invite(String name, Trust trust);

  /// As {@link #invite(String, Permission...)}, with a ticket that begins no session after some
  /// time. Sessions that it began before go on.
  ///
  /// @param validity from now on
  String invite(String name, Trust trust, Duration validity);

  /// Takes an invitation back: its ticket lets nobody in any more, and its sessions end at once.
  /// Inviting the name again gives another ticket. To take back the common ticket, revoke `guest`:
  /// {@link #ticket} makes another then.
  ///
  /// @return false if nobody of that name was invited
  boolean revoke(String name);

  /// What those may do of whom nothing else is said.
  Trust trust();

  /// The peers whose sessions are alive, in the order they came. The list is a snapshot.
  List<Peer> clients();

  /// The peer with an id.
  ///
  /// @throws NoSuchElementException if there is none; the message lists those there are
  Peer client(long id);

  /// The peer at an address.
  ///
  /// @throws NoSuchElementException if there is none; the message lists those there are
  Peer client(Address address);

  /// Calls a listener once with each peer that is or becomes connected, each time on a virtual
  /// thread of its own: a listener that never returns holds up nobody. A listener set after the
  /// first peers came is called with those too.
  Subscription onConnect(Consumer<? super Peer> listener);

  /// Calls a listener once with each peer whose session ends, and the reason, after its `onConnect`
  /// listeners were started. A peer that loses its connection has not ended: {@link
  /// Peer#onStateChange} tells of that.
  Subscription onDisconnect(BiConsumer<? super Peer, ? super DisconnectedException> listener);

  /// Files for all clients at once. Those of one client are in its {@link Peer#files}.
  ServerFiles files();

  /// What the clients may call by name, if granted.
  Functions functions();

  /// The objects that the clients may look up, if granted.
  Exports exports();

  /// Exports an object, until the subscription is closed: short for {@link Exports#add(String,
  /// Object)}.
  default Subscription export(String name, Object object) {
    return exports().add(name, object);
  }

  /// As {@link #export(String, Object)}, with options.
  default Subscription export(String name, Object object, ExportOptions options) {
    return exports().add(name, object, options);
  }

  /// Exports the root object, which the clients reach without a name: {@link Client#root}.
  default Subscription root(Object object) {
    return root(object, ExportOptions.defaults());
  }

  /// As {@link #root(Object)}, with options.
  default Subscription root(Object object, ExportOptions options) {
    return exports().add("", object, options);
  }

  /// The names that this server keeps, for itself and for its clients ({@link Names#of}).
  Names names();

  /// Whether the server was closed.
  boolean isClosed();

  /// Prints `open at ` and the {@link #address} on standard output, and waits until the server is
  /// closed: the last line of a program that is nothing but a server.
  ///
  /// @see ServerBuilder#serve
  default void serve() throws InterruptedException {
    IO.println("open at " + address());
    awaitClose();
  }

  /// Waits until the server is closed.
  void awaitClose() throws InterruptedException;

  /// Ends all sessions as {@link Peer#close} does, side by side, and frees the addresses. Always
  /// returns within seconds; closing twice does nothing.
  @Override
  void close();
}
