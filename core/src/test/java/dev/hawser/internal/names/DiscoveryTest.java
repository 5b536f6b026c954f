package dev.hawser.internal.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.internal.names.Lan.Datagram;
import dev.hawser.internal.names.Packet.Answer;
import dev.hawser.internal.names.Packet.Question;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.time.Timer;
import dev.hawser.names.Discovery.Found;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Discovery")
class DiscoveryTest {
  private static final Address NETWORK = Address.tcp("192.0.2.7", 1900);
  private static final Address LOCAL = Address.tcp("localhost", 1900);
  private static final InetSocketAddress NEIGHBOUR = new InetSocketAddress("192.0.2.9", 4000);
  private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 4000);

  private final ManualTimer timer = new ManualTimer();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T closing(T closeable) {
    opened.add(closeable);
    return closeable;
  }

  /// A network that a test holds both ends of.
  private static final class PaperLan implements Lan {
    private static final Datagram END = new Datagram(new byte[0], 0, HERE);

    private final BlockingQueue<Datagram> coming = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> said = new LinkedBlockingQueue<>();

    void bring(byte[] bytes, InetSocketAddress from) {
      coming.add(new Datagram(bytes, bytes.length, from));
    }

    byte[] next() throws InterruptedException {
      byte[] next = said.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("something that was said").isNotNull();
      return next;
    }

    @Override
    public void sayToAll(byte[] bytes) {
      said.add(bytes);
    }

    @Override
    public void say(byte[] bytes, InetSocketAddress to) {
      said.add(bytes);
    }

    @Override
    public @Nullable Datagram hear() throws IOException {
      try {
        Datagram heard = coming.take();
        return heard == END ? null : heard;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      coming.add(END);
    }
  }

  private PaperLan answering(String name, Address... addresses) {
    PaperLan lan = new PaperLan();
    closing(Responder.start(lan, name, () -> List.of(addresses), timer));
    return lan;
  }

  private static Packet read(byte[] bytes) {
    return Packet.read(bytes, bytes.length).orElseThrow();
  }

  @Test
  @DisplayName("says the same as it was told, in packets of one size")
  void packetsThereAndBack() {
    List<Packet> packets =
        List.of(
            new Question(Long.MIN_VALUE),
            new Answer(7, "", List.of()),
            new Answer(-1, "l\u00e4b", List.of(NETWORK, Address.tcp("2001:db8::7", 2), LOCAL)));
    for (Packet each : packets) {
      assertThat(each.bytes()).hasSize(Packet.SIZE);
      assertThat(read(each.bytes())).isEqualTo(each);
    }
  }

  @Test
  @DisplayName("sends as many addresses as fit")
  void sendsWhatFits() {
    List<Address> many = Collections.nCopies(100, Address.tcp("x".repeat(90), 1900));
    Answer answer = (Answer) read(new Answer(1, "lab", many).bytes());
    assertThat(answer.addresses()).hasSizeBetween(4, 5);
    assertThatThrownBy(() -> new Answer(1, "x".repeat(101), many).bytes())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 100 bytes");
  }

  @Test
  @DisplayName("drops what is not exactly a packet, whatever it is")
  void dropsGarbage() {
    Random random = new Random(5);
    byte[] good = new Answer(7, "lab", List.of(NETWORK)).bytes();
    for (int i = 0; i < 100_000; i++) {
      byte[] bad = good.clone();
      for (int times = random.nextInt(1, 4); times > 0; times--) {
        bad[random.nextInt(48)] = (byte) random.nextInt();
      }
      Packet.read(bad, bad.length)
          .ifPresent(each -> assertThat(read(each.bytes())).isEqualTo(each));
    }
    assertThat(Packet.read(good, good.length - 1)).isEmpty();
    assertThat(Packet.read(Arrays.copyOf(good, 513), 513)).isEmpty();
    byte[] trailing = good.clone();
    trailing[511] = 1;
    assertThat(Packet.read(trailing, 512)).isEmpty();
    byte[] newer = good.clone();
    newer[4] = 2;
    assertThat(Packet.read(newer, 512)).isEmpty();
  }

  @Test
  @DisplayName("tells a neighbour the addresses on the network, and this host all of them")
  void tellsWhatIsOfUse() throws Exception {
    PaperLan lan = answering("lab", LOCAL, NETWORK, Address.unix(Path.of("/tmp/x")));
    lan.bring(new Question(1).bytes(), NEIGHBOUR);
    assertThat(read(lan.next())).isEqualTo(new Answer(1, "lab", List.of(NETWORK)));
    lan.bring(new Question(2).bytes(), HERE);
    assertThat(((Answer) read(lan.next())).addresses()).hasSize(3);
  }

  @Test
  @DisplayName("does not tell neighbours of a server that is open to this host only")
  void staysSilentToNeighbours() throws Exception {
    PaperLan lan = answering("lab", LOCAL);
    lan.bring(new Question(1).bytes(), NEIGHBOUR);
    lan.bring(new Question(2).bytes(), HERE);
    assertThat(read(lan.next()).number()).isEqualTo(2);
  }

  @Test
  @DisplayName("answers a question once, however often it arrives, and nothing but questions")
  void answersOnce() throws Exception {
    PaperLan lan = answering("lab", NETWORK);
    lan.bring(new byte[512], NEIGHBOUR);
    lan.bring(new Answer(1, "other", List.of(NETWORK)).bytes(), NEIGHBOUR);
    lan.bring(new Question(1).bytes(), NEIGHBOUR);
    lan.bring(new Question(1).bytes(), NEIGHBOUR);
    lan.bring(new Question(2).bytes(), NEIGHBOUR);
    assertThat(read(lan.next()).number()).isEqualTo(1);
    assertThat(read(lan.next()).number()).isEqualTo(2);
  }

  @Test
  @DisplayName("answers no more than so often in a second")
  void isSlowedDown() throws Exception {
    PaperLan lan = answering("lab", NETWORK);
    for (int i = 0; i < Responder.MOST_A_SECOND + 10; i++) {
      lan.bring(new Question(i).bytes(), NEIGHBOUR);
    }
    for (int i = 0; i < Responder.MOST_A_SECOND; i++) {
      assertThat(read(lan.next()).number()).isEqualTo(i);
    }
    while (!lan.coming.isEmpty()) {
      Thread.onSpinWait();
    }
    lan.bring(new Question(1000).bytes(), NEIGHBOUR);
    while (!lan.coming.isEmpty()) {
      Thread.onSpinWait();
    }
    timer.advance(Duration.ofSeconds(2));
    lan.bring(new Question(2000).bytes(), NEIGHBOUR);
    long last = read(lan.next()).number();
    assertThat(last == 1000 ? read(lan.next()).number() : last).isEqualTo(2000);
  }

  @Test
  @DisplayName("asks twice, and lists whoever answered one of its questions, once each")
  void listsWhoAnswered() throws Exception {
    PaperLan lan = new PaperLan();
    CompletableFuture<List<Found>> found = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            found.complete(Finder.find(lan, Duration.ofSeconds(3), timer, new Random(1)));
          } catch (IOException e) {
            found.completeExceptionally(e);
          }
        });
    long first = read(lan.next()).number();
    while (timer.waiting() < 2) {
      Thread.onSpinWait();
    }
    timer.advance(Duration.ofSeconds(1));
    long second = read(lan.next()).number();
    assertThat(second).isNotEqualTo(first);
    lan.bring(new Answer(first, "lab", List.of(NETWORK)).bytes(), NEIGHBOUR);
    lan.bring(new Answer(second, "lab", List.of(NETWORK)).bytes(), NEIGHBOUR);
    lan.bring(new Answer(second, "attic", List.of(LOCAL)).bytes(), HERE);
    lan.bring(new Answer(first + 1, "liar", List.of(LOCAL)).bytes(), HERE);
    lan.bring(new byte[512], HERE);
    timer.advance(Duration.ofSeconds(2));
    assertThat(found.get(60, TimeUnit.SECONDS))
        .containsExactly(new Found("attic", List.of(LOCAL)), new Found("lab", List.of(NETWORK)));
  }

  @Test
  @DisplayName("works between several servers on one host, over the real network")
  void worksOnOneHost() throws Exception {
    int port = freePort();
    Timer real = Timer.system();
    closing(Responder.start(UdpLan.listening(port), "one", () -> List.of(LOCAL), real));
    closing(Responder.start(UdpLan.listening(port), "two", () -> List.of(LOCAL), real));
    List<Found> both = List.of(new Found("one", List.of(LOCAL)), new Found("two", List.of(LOCAL)));
    List<Found> found = List.of();
    for (int i = 0; i < 20 && !found.equals(both); i++) { // packets may come too late, or be lost
      found = Finder.find(UdpLan.asking(port), Duration.ofMillis(700), real, new Random());
    }
    assertThat(found).isEqualTo(both);
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
