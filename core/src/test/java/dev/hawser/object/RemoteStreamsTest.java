package dev.hawser.object;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.Limits;
import dev.hawser.Pipe;
import dev.hawser.ValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Streams of bytes as arguments and results: what they bring, and how they go wrong.
class RemoteStreamsTest {
  private static final int LARGE = 3_000_000;

  private final ObjectLab lab = new ObjectLab();
  private final Desk desk = new Desk();
  private final Office office = office();

  private Office office() {
    var _ = lab.server().export("office", desk);
    return lab.client().lookup("office", Office.class);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  record Letter(String to, InputStream text) {}

  interface Office {
    InputStream open();

    OutputStream append();

    CompletableFuture<InputStream> later();

    long count(InputStream in) throws IOException;

    String firstLine(InputStream in) throws IOException;

    void fill(OutputStream out, int bytes) throws IOException;

    void note(OutputStream out, String text);

    boolean isOwn(InputStream in);

    boolean isOwn(OutputStream out);

    String deliver(Letter letter, List<OutputStream> copies) throws IOException;

    int ping(int number);
  }

  /// What is at the server.
  private static final class Desk implements Office {
    InputStream in = InputStream.nullInputStream();
    OutputStream out = OutputStream.nullOutputStream();

    @Override
    public InputStream open() {
      return in;
    }

    @Override
    public OutputStream append() {
      return out;
    }

    @Override
    public CompletableFuture<InputStream> later() {
      return CompletableFuture.supplyAsync(() -> in);
    }

    @Override
    public long count(InputStream any) throws IOException {
      return any.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public String firstLine(InputStream any) throws IOException {
      StringBuilder line = new StringBuilder();
      int next = any.read();
      while (next >= 0 && next != '\n') {
        line.append((char) next);
        next = any.read();
      }
      return line.toString();
    }

    @Override
    public void fill(OutputStream any, int bytes) throws IOException {
      byte[] all = bytes(bytes);
      for (int i = 0; i < bytes; i += 1000) {
        any.write(all, i, Math.min(1000, bytes - i));
      }
    }

    @Override
    public void note(OutputStream any, String text) {
      new PrintStream(any, true, UTF_8).print(text);
    }

    @Override
    public boolean isOwn(InputStream any) {
      return any == in;
    }

    @Override
    public boolean isOwn(OutputStream any) {
      return any == out;
    }

    @Override
    public String deliver(Letter letter, List<OutputStream> copies) throws IOException {
      byte[] text = letter.text().readAllBytes();
      for (OutputStream copy : copies) {
        copy.write(text);
      }
      return letter.to();
    }

    @Override
    public int ping(int number) {
      return number;
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static InputStream failing(byte[] first, IOException then) {
    return new InputStream() {
      private final InputStream good = new ByteArrayInputStream(first);

      @Override
      public int read() throws IOException {
        int next = good.read();
        if (next < 0) {
          throw then;
        }
        return next;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        target[offset] = (byte) read();
        return 1;
      }

      @Override
      public int available() throws IOException {
        return good.available();
      }
    };
  }

  // ---- reading ----

  @Test
  @DisplayName("a stream that a method returns is read to its end, by whatever steps")
  void reads() throws IOException {
    byte[] all = bytes(LARGE);
    desk.in = new ByteArrayInputStream(all);
    try (InputStream in = office.open()) {
      assertThat(in.available()).isEqualTo(LARGE);
      assertThat(in.read()).isEqualTo(Byte.toUnsignedInt(all[0]));
      assertThat(in.readNBytes(99)).isEqualTo(Arrays.copyOfRange(all, 1, 100));
      assertThat(in.skip(900)).isEqualTo(900);
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(all, 1000, LARGE));
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[0])).isZero();
      assertThat(in.available()).isZero();
    }
  }

  @Test
  @DisplayName("a stream may come later, and be an argument")
  void passes() throws Exception {
    desk.in = new ByteArrayInputStream(bytes(LARGE));
    assertThat(office.later().get().readAllBytes()).isEqualTo(bytes(LARGE));
    assertThat(office.count(new ByteArrayInputStream(new byte[LARGE]))).isEqualTo(LARGE);
    assertThat(office.firstLine(new ByteArrayInputStream("ice\nfire".getBytes(UTF_8))))
        .isEqualTo("ice");
    assertThat(office.firstLine(InputStream.nullInputStream())).isEmpty();
  }

  @Test
  @DisplayName("records and lists may hold streams")
  void nested() throws IOException {
    ByteArrayOutputStream a = new ByteArrayOutputStream();
    ByteArrayOutputStream b = new ByteArrayOutputStream();
    Letter letter = new Letter("Anna", new ByteArrayInputStream(bytes(100_000)));
    assertThat(office.deliver(letter, List.of(a, b))).isEqualTo("Anna");
    assertThat(a.toByteArray()).isEqualTo(bytes(100_000));
    assertThat(b.toByteArray()).isEqualTo(bytes(100_000));
  }

  @Test
  @DisplayName("what the owner's stream throws comes behind the bytes before it")
  void failsToRead() throws IOException {
    desk.in = failing("ice".getBytes(UTF_8), new EOFException("the tape is torn"));
    InputStream in = office.open();
    assertThat(in.readNBytes(3)).isEqualTo("ice".getBytes(UTF_8));
    assertThatThrownBy(in::read)
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("the tape is torn");
    assertThatThrownBy(() -> office.count(failing(new byte[5], new IOException("no more"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no more");
  }

  // ---- writing ----

  @Test
  @DisplayName("what a method has written to an argument is there when it returns")
  void fills() throws IOException {
    for (int size : new int[] {1, 999, LARGE}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      office.fill(out, size);
      assertThat(out.toByteArray()).isEqualTo(bytes(size));
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    office.note(text, "Ahoy");
    assertThat(text.toString(UTF_8)).isEqualTo("Ahoy");
  }

  @Test
  @DisplayName("a flush returns when the owner's stream has flushed, a close when it has closed")
  void flushes() throws IOException {
    Paper paper = new Paper();
    desk.out = paper;
    try (OutputStream out = office.append()) {
      out.write(bytes(LARGE));
      out.write(7);
      out.flush();
      assertThat(paper.flushed).isEqualTo(LARGE + 1);
      out.write(8);
    }
    assertThat(paper.size()).isEqualTo(LARGE + 2);
    assertThat(paper.closed).isTrue();
  }

  /// Notes what is done to it.
  private static final class Paper extends ByteArrayOutputStream {
    volatile int flushed;
    volatile boolean closed;
    volatile @Nullable IOException torn;

    @Override
    public void write(byte[] bytes) throws IOException {
      if (torn != null) {
        throw torn;
      }
      super.write(bytes);
    }

    @Override
    public void flush() {
      flushed = size();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  @DisplayName("after a failed write nothing is written any more, and every later call says why")
  void failsToWrite() throws IOException {
    Paper paper = new Paper();
    desk.out = paper;
    OutputStream out = office.append();
    out.write(new byte[10]);
    out.flush();
    paper.torn = new IOException("the paper is torn");
    out.write(new byte[200_000]);
    assertThatThrownBy(out::flush).isInstanceOf(IOException.class).hasMessage("the paper is torn");
    paper.torn = null;
    assertThatThrownBy(() -> out.write(1)).hasMessage("the paper is torn");
    assertThatThrownBy(out::flush).hasMessage("the paper is torn");
    out.close();
    assertThat(paper.size()).isEqualTo(10);
    assertThat(paper.closed).isTrue();
  }

  @Test
  @DisplayName(
      "a stream that fails while much is on its way to it can be closed, and says why once")
  void failsInTheMiddle() {
    for (int i = 0; i < 200; i++) {
      Paper paper = new Paper();
      paper.torn = new IOException("the paper is torn");
      desk.out = paper;
      assertThatThrownBy(
              () -> {
                try (OutputStream out = office.append()) {
                  out.write(new byte[500_000]);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessage("the paper is torn");
      assertThat(paper.closed).isTrue();
    }
  }

  @Test
  @DisplayName("a method whose writes fail behind it fails, too")
  void failsBehindTheMethod() {
    Paper paper = new Paper();
    paper.torn = new IOException("the paper is torn");
    assertThatThrownBy(() -> office.fill(paper, 10))
        .isInstanceOf(IOException.class)
        .hasMessage("the paper is torn");
  }

  // ---- who it is, and elsewhere ----

  @Test
  @DisplayName("a stream that comes home is the stream itself")
  void comesHome() {
    assertThat(office.isOwn(office.open())).isTrue();
    assertThat(office.isOwn(office.append())).isTrue();
    assertThat(office.isOwn(InputStream.nullInputStream())).isFalse();
  }

  @Test
  @DisplayName("a stream is passed on to a third end, and read by way of this one")
  void relays() throws IOException {
    desk.in = new ByteArrayInputStream(bytes(LARGE));
    Paper paper = new Paper();
    desk.out = paper;
    try (var other = lab.join()) {
      Office theirs = other.lookup("office", Office.class);
      assertThat(theirs.count(office.open())).isEqualTo(LARGE);
      theirs.fill(office.append(), LARGE);
      ObjectLab.eventually("all is there", () -> paper.size() == LARGE);
    }
  }

  @Test
  @DisplayName("a handle gives a stream, and takes one")
  void handles() throws IOException {
    desk.in = new ByteArrayInputStream(bytes(LARGE));
    RemoteRef there = lab.client().fetch("office");
    try (InputStream in = there.invoke("open").as(InputStream.class)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes(LARGE));
    }
    assertThat(there.invoke("count", new ByteArrayInputStream(new byte[9])).asInt()).isEqualTo(9);
    assertThatThrownBy(() -> there.invoke("open").as(OutputStream.class))
        .isInstanceOf(ValueException.class);
  }

  @Test
  @DisplayName("shipped code and registered functions take, give and capture streams")
  void calls() throws IOException {
    byte[] all = bytes(LARGE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayInputStream mine = new ByteArrayInputStream(all);
    OutputStream captured = out;
    long copied = lab.client().call((InputStream in) -> in.transferTo(captured), mine);
    assertThat(copied).isEqualTo(LARGE);
    assertThat(out.toByteArray()).isEqualTo(all);
    InputStream theirs = lab.client().call(() -> new ByteArrayInputStream(new byte[5]));
    assertThat(theirs.readAllBytes()).hasSize(5);
    var _ = lab.server().functions().register("count", (InputStream in) -> desk.count(in));
    assertThat(lab.client().callRemote("count", new ByteArrayInputStream(all)))
        .isEqualTo((long) LARGE);
  }

  @Test
  @DisplayName("a pipe takes an OutputStream, too; a map takes none, and says why")
  void elsewhere() throws Exception {
    Pipe<Object> there = lab.client().pipe("pipe");
    Pipe<Object> here = lab.peer().pipe("pipe");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    there.send(out);
    try (OutputStream arrived = (OutputStream) here.receive()) {
      arrived.write(bytes(100));
    }
    assertThat(out.toByteArray()).isEqualTo(bytes(100));
    assertThatThrownBy(() -> lab.client().map().put("out", out))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("pass it in a call");
  }

  @Test
  @DisplayName("an end that takes small values only reads and writes large streams all the same")
  void smallValues() throws Exception {
    byte[] all = bytes(LARGE / 10);
    for (int most : new int[] {1_000, 65_540}) {
      ByteArrayOutputStream paper = new ByteArrayOutputStream();
      desk.in = new ByteArrayInputStream(all);
      desk.out = paper;
      try (Client small = lab.joinWith(Limits.defaults().withValueBytes(most))) {
        Office theirs = small.lookup("office", Office.class);
        try (InputStream in = theirs.open()) {
          assertThat(in.readAllBytes()).isEqualTo(all);
        }
        try (OutputStream out = theirs.append()) {
          out.write(all);
          out.write(7);
        }
      }
      assertThat(paper.toByteArray()).hasSize(all.length + 1).startsWith(all);
    }
  }

  // ---- time ----

  @Test
  @DisplayName("a deadline or an interrupt ends the waiting and loses no byte")
  void losesNothing() throws Exception {
    Tap tap = new Tap();
    desk.in = tap;
    InputStream in = office.open();
    Deadline soon = Deadline.within(Duration.ofMillis(50));
    assertThatThrownBy(() -> soon.<Object, IOException>call(in::read))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("deadline");
    Thread.currentThread().interrupt();
    assertThatThrownBy(in::read).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    tap.drops.put(42);
    assertThat(in.read()).isEqualTo(42);
  }
}
