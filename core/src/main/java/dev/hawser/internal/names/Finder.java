package dev.hawser.internal.names;

import dev.hawser.internal.names.Lan.Datagram;
import dev.hawser.internal.names.Packet.Answer;
import dev.hawser.internal.names.Packet.Question;
import dev.hawser.internal.time.Timer;
import dev.hawser.names.Discovery.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Asks who is there, and gathers the answers. It asks twice, since datagrams get lost.
public final class Finder {
  private static final int MOST = 1000;

  private final Lan lan;
  private final Timer timer;
  private final List<Long> numbers;

  private Finder(Lan lan, Timer timer, RandomGenerator random) {
    this.lan = lan;
    this.timer = timer;
    this.numbers = List.of(random.nextLong(), random.nextLong());
  }

  /// Asks on the local network.
  ///
  /// @throws UncheckedIOException if there is no network
  public static List<Found> find(Duration time) {
    try {
      return find(UdpLan.asking(UdpLan.PORT), time, Timer.system(), new SecureRandom());
    } catch (IOException e) {
      throw new UncheckedIOException("nobody can be asked: " + e.getMessage(), e);
    }
  }

  /// Closes the network when it is done.
  static List<Found> find(Lan lan, Duration time, Timer timer, RandomGenerator random)
      throws IOException {
    try (lan) {
      return new Finder(lan, timer, random).find(time.toNanos());
    }
  }

  private List<Found> find(long nanos) throws IOException {
    Timer.Alarm again = () -> {};
    Timer.Alarm end = timer.schedule(nanos, lan::close);
    try {
      ask(numbers.getFirst());
      again = timer.schedule(nanos / 3, () -> askAgain(numbers.getLast()));
      return gather();
    } finally {
      again.cancel();
      end.cancel();
    }
  }

  private void ask(long number) throws IOException {
    lan.sayToAll(new Question(number).bytes());
  }

  private void askAgain(long number) {
    try {
      ask(number);
    } catch (IOException e) {
      // The first time it went well, so there may be answers.
    }
  }

  private List<Found> gather() throws IOException {
    Set<Found> found = new HashSet<>();
    for (Datagram heard = lan.hear(); heard != null; heard = lan.hear()) {
      if (Packet.read(heard.bytes(), heard.length()).orElse(null) instanceof Answer answer
          && numbers.contains(answer.number())
          && found.size() < MOST) {
        found.add(new Found(answer.name(), answer.addresses()));
      }
    }
    return found.stream()
        .sorted(
            Comparator.comparing(Found::name).thenComparing(each -> each.addresses().toString()))
        .toList();
  }
}
