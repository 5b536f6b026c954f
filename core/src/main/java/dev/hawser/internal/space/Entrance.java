package dev.hawser.internal.space;

import dev.hawser.Address;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.security.Door;
import dev.hawser.internal.security.Gate;
import dev.hawser.internal.security.Invitations;
import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.security.OwnAddresses;
import dev.hawser.internal.security.ServerFolder;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.subprocess.StandardStreams;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.tls.TlsServer;
import dev.hawser.security.Identity;
import dev.hawser.security.Ticket;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way into a server: its doors, whom it has invited, and the tickets it gives out.
final class Entrance {
  /// The name under which the bearers of the common ticket come in.

  private static final System.Logger LOG = System.getLogger("dev.hawser");

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final SecuritySettings security;
  private final Timer timer;
  private final InstantSource clock = InstantSource.system();
  private final SecureRandom random = new SecureRandom();
  private final List<Identity> identities;
  private final @Nullable ServerFolder folder;
  private final Invitations invitations;
  private final Gate gate;
  private volatile List<Address> listed = List.of();
  private volatile boolean closed;

  /// Makes the doors of a server that will listen on some addresses.
  Entrance(List<Address> addresses, SecuritySettings security, Audit audit, Timer timer) {
    this.security = security;
    this.timer = timer;
    identities = guards(addresses) ? identities() : security.identities();
    folder = folder(addresses, security);
    invitations =
        folder == null
            ? Invitations.inMemory(random)
            : Invitations.keptIn(folder.invitations(), random);
    TlsServer tls = guards(addresses) ? new TlsServer(identities, security.authorities()) : null;
    gate =
        new Gate(
            new Gate.Options(
                tls,
                invitations,
                security.trust(),
                security.admission(),
                audit,
                timer,
                clock,
                random));
    warn();
  }

  /// Whether any address needs TLS.
  private boolean guards(List<Address> addresses) {
    return !security.insecure() && addresses.stream().anyMatch(Entrance::isTcp);
  }

  static boolean isTcp(Address address) {
    return address.scheme().equals("tcp");
  }

  private static boolean isParent(Address address) {
    return address.scheme().equals(StandardStreams.SCHEME);
  }

  private List<Identity> identities() {
    return security.identities().isEmpty() ? List.of(Identity.own()) : security.identities();
  }

  /// Where invitations are kept: a server on a port of its own choice is another one each time, so
  /// its invitations go with it.
  private static @Nullable ServerFolder folder(List<Address> addresses, SecuritySettings security) {
    Path chosen = security.folder();
    if (chosen != null) {
      return new ServerFolder(chosen);
    }
    if (security.insecure()) {
      return null;
    }
    return addresses.stream()
        .filter(address -> isTcp(address) && address.port() != 0)
        .findFirst()
        .map(address -> ServerFolder.of(address.port()))
        .orElse(null);
  }

  private void warn() {
    if (security.insecure()) {
      LOG.log(
          Level.WARNING,
          "INSECURE: this server lets in whoever reaches its TCP ports, without TLS and without a"
              + " ticket. Drop insecure() from its builder unless the network is closed.");
    }
    if (security.trust().isFull()) {
      LOG.log(
          Level.WARNING,
          "FULL TRUST: whoever is let in may run any code and any command here and use all files."
              + " Drop Trust.full() from the server's builder unless the lab is closed.");
    }
  }

  /// The door for an address.
  Door door(Address address) {
    if (isParent(address)) {
      return gate.parent(security.parentTrust());
    }
    if (!isTcp(address)) {
      return gate.local();
    }
    return security.insecure() ? gate.insecure() : gate.guarded();
  }

  /// The door for the sockets that only processes of the same user can reach.
  Door local() {
    return gate.local();
  }

  /// The server listens now.
  ///
  /// @param bound the addresses that were really bound
  void opened(List<Address> bound) {
    listed = List.copyOf(bound);
    ServerFolder kept = folder;
    if (kept != null) {
      try {
        kept.write(new ServerFolder.Notice(ticketAddresses(), fingerprint()));
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      lookAgain();
    }
  }

  /// Takes up what other programs of the user did to the invitations.
  private void lookAgain() {
    if (!closed) {
      try {
        invitations.refresh();
      } catch (UncheckedIOException e) {
        LOG.log(Level.ERROR, "the invitations cannot be read: {0}", e.getMessage());
      }
      timer.schedule(LOOK_AGAIN.toNanos(), this::lookAgain);
    }
  }

  /// Calls a listener with everybody whose invitation was changed or revoked.
  void onChange(Consumer<Visitor> listener) {
    invitations.onChange(listener);
  }

  /// Addresses at which clients can find the server.
  List<Address> addresses() {
    List<Address> reachable = new ArrayList<>();
    for (Address address : listed) {
      if (isTcp(address) && address.target().equals("*")) {
        reachable.addAll(OwnAddresses.of(address.port()));
      } else {
        reachable.add(address);
      }
    }
    return reachable;
  }

  private List<Address> ticketAddresses() {
    List<Address> all = new ArrayList<>(security.advertised());
    addresses().stream()
        .filter(address -> !all.contains(address) && !isParent(address))
        .forEach(all::add);
    return all;
  }

  /// A ticket for somebody by name.
  ///
  /// @param validity null if it is to hold forever
  String invite(String name, Trust trust, @Nullable Duration validity) {
    if (name.strip().equalsIgnoreCase(Invitations.GUEST)) {
      throw new IllegalArgumentException(
          "'guest' is everybody who comes with server.ticket(): invite one of them by another name,"
              + " or say in Server.builder().trust(...) what all of them may do");
    }
    return ticketFor(name, trust, validity);
  }

  private String ticketFor(String name, Trust trust, @Nullable Duration validity) {
    if (security.insecure()) {
      throw new IllegalStateException(
          "an insecure server lets in everybody, so tickets mean nothing there: drop insecure()"
              + " from its builder");
    }
    List<Address> places = ticketAddresses();
    if (places.isEmpty()) {
      throw new IllegalStateException(
          "this server is reached over its standard streams only, where tickets lead nowhere: add"
              + " port(...) to its builder");
    }
    if (trust.isFull()) {
      LOG.log(
          Level.WARNING,
          "FULL TRUST: {0} may run any code and any command here and use all files",
          name);
    }
    Instant expires = validity == null ? null : clock.instant().plus(validity);
    Invitation invitation = invitations.invite(name, trust, expires);
    return Ticket.of(places, fingerprint(), invitation.id(), invitation.secret()).line();
  }

  private String fingerprint() {
    List<Identity> shown = identities.isEmpty() ? identities() : identities;
    return shown.getFirst().fingerprint();
  }

  String ticket() {
    return ticketFor(Invitations.GUEST, security.trust(), null);
  }

  boolean revoke(String name) {
    return invitations.revoke(name);
  }

  void close() {
    closed = true;
  }
}
