package dev.hawser;

import dev.hawser.call.Functions;
import dev.hawser.internal.space.ClientPeer;
import dev.hawser.names.Names;
import dev.hawser.object.Exports;

/// This JVM as a client of a server.
///
/// ```java
/// try (Client client = Client.connect(ticket)) {
///   client.globals().map().put("message", "Can somebody bring me some milk?");
/// }
/// ```
///
/// A client redials by itself when its connection is lost, and the session carries on as {@link
/// Peer} says. A client whose session is over stays closed; connect again to begin a new one.
public sealed interface Client extends Peer permits ClientPeer {
  /// Connects to a server.
  ///
  /// @param ticketOrAddress a ticket, which whoever runs the server has given out ({@link
  ///   Server#ticket}): then the connection is inside TLS, to that server and no other. Or the
  ///   address of a server of this user on this host, such as `localhost:1900` or
  ///   `unix:/tmp/lab.sock`, which needs no ticket
  /// @throws DisconnectedException if nobody answers there
  /// @throws DeadlineException if what is there does not answer within {@link
  ///   ClientBuilder#timeout}
  /// @throws RefusedException if the server declines, or is not the one that was meant; the message
  ///   says why
  /// @throws IllegalArgumentException if the text is neither a ticket nor an address, or a ticket
  ///   with a typing error
  static Client connect(String ticketOrAddress) {
    return builder().connect(ticketOrAddress);
  }

  /// Connects to a server of this user on this host.
  ///
  /// @see #connect(String)
  static Client connect(int port) {
    return builder().connect(port);
  }

  /// Starts a program and connects to it, over its standard input and output: on this host, or on
  /// another one by `ssh`. The program opens {@link Server#standardStreams}.
  ///
  /// ```java
  /// try (Client worker = Client.launch(new ProcessBuilder("ssh", "host", "java", "-jar", "w.jar"))) {
  ///   worker.call(() -> Runtime.getRuntime().availableProcessors());
  /// }
  /// ```
  ///
  /// There is one connection and never another. When the process ends, or closes its output, the
  /// session is over at once, and the reason says how the process ended and what it last wrote to
  /// standard error. The client bears silence longer than others in return: as long as {@link
  /// ClientBuilder#heartbeat} and {@link ClientBuilder#grace} together. Files and everything else
  /// go over that one connection.
  ///
  /// {@link #close} ends the session and with it the program's input, waits 5 s for the process to
  /// end, and then kills it with everything that it has started. What it writes to standard error
  /// is written to that of this process, unless the `ProcessBuilder` says otherwise.
  ///
  /// @param command the program to start; its standard input and output must not be redirected
  /// @throws DisconnectedException if it cannot be started, ends, or does not answer in time; or
  ///   prints something else to its standard output first, which the message then shows
  /// @throws RefusedException if its server declines; the message says why
  static Client launch(ProcessBuilder command) {
    return builder().launch(command);
  }

  /// Everything that can be set before connecting.
  static ClientBuilder builder() {
    return new ClientBuilder();
  }

  /// The global space: the variables that everybody connected to the server shares.
  Space globals();

  /// What the server may call by name, if granted.
  Functions functions();

  /// The objects that the server may look up, if granted.
  Exports exports();

  /// The names that the server keeps.
  default Names names() {
    return Names.of(this);
  }

  /// Exports an object, until the subscription is closed: short for {@link Exports#add(String,
  /// Object)}.
  default Subscription export(String name, Object object) {
    return exports().add(name, object);
  }
}
