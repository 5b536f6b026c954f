package dev.hawser.internal.names;

import dev.hawser.Address;
import dev.hawser.internal.names.Lan.Datagram;
import dev.hawser.internal.names.Packet.Answer;
import dev.hawser.internal.names.Packet.Question;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.security.OwnAddresses;
import dev.hawser.internal.time.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Answers those who ask who is there. What is no question is dropped; a question that arrives by
/// several ways is answered once; and there are never more than so many answers a second.
public final class Responder implements AutoCloseable {
  static final int MOST_A_SECOND = 100;

  private static final int REMEMBERED = 256;
  private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Lan lan;
  private final String name;
  private final Supplier<List<Address>> addresses;
  private final Timer timer;
  private final Set<Long> answered =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });
  private long second;
  private int inSecond;
  private volatile boolean closed;

  private Responder(Lan lan, String name, Supplier<List<Address>> addresses, Timer timer) {
    this.lan = lan;
    this.name = name;
    this.addresses = addresses;
    this.timer = timer;
    this.second = timer.nanoTime();
  }

  /// Begins to answer on the local network.
  ///
  /// @throws UncheckedIOException if the port cannot be had
  public static Responder start(String name, Supplier<List<Address>> addresses) {
    try {
      return start(UdpLan.listening(UdpLan.PORT), name, addresses, Timer.system());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "nobody can be answered on UDP port %d: %s".formatted(UdpLan.PORT, e.getMessage()), e);
    }
  }

  static Responder start(Lan lan, String name, Supplier<List<Address>> addresses, Timer timer) {
    byte[] _ = new Answer(0, name, List.of()).bytes(); // checks the name
    Responder responder = new Responder(lan, name, addresses, timer);
    var _ = Threads.start("discovery", responder::listen);
    return responder;
  }

  private void listen() {
    while (!closed) {
      try {
        Datagram heard = lan.hear();
        if (heard == null) {
          return;
        }
        if (Packet.read(heard.bytes(), heard.length()).orElse(null) instanceof Question question) {
          answer(question, heard);
        }
      } catch (IOException e) {
        // As when an earlier answer could not be delivered; the next one may be.
        if (!closed && !mayGoOn()) {
          Threads.log(Level.WARNING, "this server can no longer be discovered", e);
          return;
        }
      }
    }
  }

  private void answer(Question question, Datagram heard) throws IOException {
    List<Address> shown = shownTo(heard.from().getAddress());
    if (!shown.isEmpty() && answered.add(question.number()) && mayGoOn()) {
      lan.say(new Answer(question.number(), name, shown).bytes(), heard.from());
    }
  }

  /// Whether there was not too much of it in this second.
  private boolean mayGoOn() {
    long now = timer.nanoTime();
    if (now - second >= SECOND) {
      second = now;
      inSecond = 0;
    }
    return ++inSecond <= MOST_A_SECOND;
  }

  /// On this host all addresses are of use, elsewhere only those of a network.
  private List<Address> shownTo(InetAddress asker) {
    boolean here = OwnAddresses.isOwn(asker.getHostAddress());
    return addresses.get().stream().filter(each -> here || isOnANetwork(each)).toList();
  }

  private static boolean isOnANetwork(Address address) {
    String host = address.target();
    return address.scheme().equals("tcp") && !LOOPBACK.contains(host) && !host.startsWith("127.");
  }

  @Override
  public void close() {
    closed = true;
    lan.close();
  }
}
