package dev.hawser.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.DisconnectedException;
import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files of the other end that are open as channels.
@DisabledOnOs(OS.WINDOWS)
class OpenFileTest {
  @TempDir private Path folder;
  private FileLab lab;

  @BeforeEach
  void open() {
    lab = new FileLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private static String read(SeekableByteChannel channel, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
    return new String(buffer.array(), 0, buffer.position(), UTF_8);
  }

  private static void assertFails(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }

  private static <T> Future<T> start(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread.ofVirtual().start(future);
    return future;
  }

  @Test
  @DisplayName("a channel reads and writes anywhere, and what was written is there at once")
  void readsAndWrites() throws Exception {
    Path file = lab.far.resolve("f");
    try (SeekableByteChannel channel = lab.files().open("f", READ, WRITE, CREATE)) {
      assertThat(channel.size()).isZero();
      assertThat(channel.read(ByteBuffer.allocate(10))).isEqualTo(-1);
      assertThat(channel.write(bytes("hello world"))).isEqualTo(11);
      assertThat(channel.position()).isEqualTo(11);
      assertThat(file).hasContent("hello world");
      assertThat(channel.position(6)).isSameAs(channel);
      assertThat(read(channel, 5)).isEqualTo("world");
      int _ = channel.position(0).write(bytes("J"));
      assertThat(read(channel.position(0), 100)).isEqualTo("Jello world");
      assertThat(channel.truncate(5).size()).isEqualTo(5);
      assertThat(channel.position()).isEqualTo(5);
      assertThat(read(channel.position(0), 100)).isEqualTo("Jello");
      int _ = channel.position(8).write(bytes("x"));
      assertThat(Files.readAllBytes(file)).isEqualTo("Jello\0\0\0x".getBytes(UTF_8));
    }
  }

  @Test
  @DisplayName("positions are beyond two gigabytes, too")
  void farPositions() throws Exception {
    long position = 5L << 30;
    try (SeekableByteChannel channel = lab.files().open("sparse", READ, WRITE, CREATE_NEW)) {
      int _ = channel.position(position).write(bytes("far"));
      assertThat(channel.size()).isEqualTo(position + 3);
      assertThat(read(channel.position(position - 1), 10)).isEqualTo("\0far");
    }
  }

  @Test
  @DisplayName("the options mean what they mean for local files")
  void options() throws Exception {
    Path file = Files.writeString(lab.far.resolve("f"), "content");
    RemoteFiles files = lab.files();
    assertFails(Reason.EXISTS, () -> files.open("f", WRITE, CREATE_NEW));
    assertFails(Reason.MISSING, () -> files.open("none"));
    assertFails(Reason.MISSING, () -> files.open("none", WRITE));
    assertFails(Reason.IS_FOLDER, () -> files.open(""));
    assertThatThrownBy(() -> files.open("f", APPEND, READ))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> files.open("f", WRITE, DELETE_ON_CLOSE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DELETE_ON_CLOSE");
    try (SeekableByteChannel channel = files.open("f", APPEND)) {
      int _ = channel.position(0).write(bytes("+more"));
      assertThat(channel.position()).isEqualTo(12);
      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
          .isInstanceOf(NonReadableChannelException.class);
    }
    assertThat(file).hasContent("content+more");
    files.open("f", WRITE, TRUNCATE_EXISTING).close();
    assertThat(file).isEmptyFile();
    try (SeekableByteChannel channel = files.open("f")) {
      assertThatThrownBy(() -> channel.write(bytes("x")))
          .isInstanceOf(NonWritableChannelException.class);
      assertThatThrownBy(() -> channel.position(-1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("large reads and writes are whole, and small ones in a row give the same")
  void large() throws Exception {
    byte[] content = Files.readAllBytes(FileLab.file(folder.resolve("content"), 3_333_333));
    try (SeekableByteChannel channel = lab.files().open("f", READ, WRITE, CREATE)) {
      assertThat(channel.write(ByteBuffer.wrap(content))).isEqualTo(content.length);
      channel.position(0);
      byte[] read = Channels.newInputStream(channel).readAllBytes();
      assertThat(read).isEqualTo(content);
    }
    assertThat(lab.far.resolve("f")).hasBinaryContent(content);
  }

  @Test
  @DisplayName("who reads on at the end of a file sees what was added")
  void tail() throws Exception {
    Path file = Files.writeString(lab.far.resolve("log"), "one");
    try (SeekableByteChannel channel = lab.files().open("log")) {
      assertThat(read(channel, 100)).isEqualTo("one");
      Files.writeString(file, "two", APPEND);
      assertThat(read(channel, 100)).isEqualTo("two");
    }
  }

  @Test
  @DisplayName("a file with several names is not written in place")
  void hardLinks() throws Exception {
    Path file = Files.writeString(lab.far.resolve("f"), "content");
    Files.createLink(folder.resolve("other-name"), file);
    assertFails(Reason.OUTSIDE, () -> lab.files().open("f", WRITE, TRUNCATE_EXISTING));
    assertThat(file).hasContent("content");
    lab.files().open("f").close();
  }

  @Test
  @DisplayName("a closed channel says so, also to one who waits in it")
  void closed() throws Exception {
    Files.writeString(lab.far.resolve("f"), "content");
    SeekableByteChannel channel = lab.files().open("f");
    lab.faults.refuseConnections(true);
    var _ = lab.faults.cut();
    Future<Integer> waiting = start(() -> channel.read(ByteBuffer.allocate(1)));
    channel.close();
    assertThat(channel.isOpen()).isFalse();
    assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(channel::size).isInstanceOf(ClosedChannelException.class);
    channel.close();
  }

  @Test
  @DisplayName("an interrupt ends the wait, and the channel goes on")
  void interrupted() throws Exception {
    Files.writeString(lab.far.resolve("f"), "content");
    try (SeekableByteChannel channel = lab.files().open("f")) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(3)))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(read(channel, 100)).isEqualTo("content");
    }
  }

  @Test
  @DisplayName("reads and writes go on over cut connections")
  void survivesCuts() throws Exception {
    byte[] content = Files.readAllBytes(FileLab.file(folder.resolve("content"), 1_000_000));
    try (SeekableByteChannel channel = lab.files().open("f", READ, WRITE, CREATE)) {
      for (int at = 0; at < content.length; at += 100_000) {
        int _ = channel.write(ByteBuffer.wrap(content, at, 100_000));
        var _ = lab.faults.cut();
      }
      channel.position(0);
      ByteBuffer read = ByteBuffer.allocate(content.length);
      while (read.hasRemaining()) {
        int _ = channel.read(read);
        var _ = lab.faults.cut();
      }
      assertThat(read.array()).isEqualTo(content);
    }
  }

  @Test
  @DisplayName("when the session ends a channel fails with the reason, and its file is closed")
  void sessionEnds() throws Exception {
    Files.writeString(lab.far.resolve("f"), "content");
    SeekableByteChannel channel = lab.files().open("f");
    lab.client.close();
    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(DisconnectedException.class);
  }

  @Test
  @DisplayName("so many files may be open at once, and after closing one there is room again")
  void manyAtOnce() throws Exception {
    Files.writeString(lab.far.resolve("f"), "content");
    List<SeekableByteChannel> open = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      open.add(lab.files().open("f"));
    }
    assertThatThrownBy(() -> lab.files().open("f"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("close some first");
    assertThat(lab.files().stat("f").size()).isEqualTo(7);
    open.removeLast().close();
    open.add(lab.files().open("f"));
    for (SeekableByteChannel each : open) {
      assertThat(read(each, 100)).isEqualTo("content");
      each.close();
    }
  }

  @Test
  @DisplayName("many channels at once in both directions do not mix anything up")
  void sideBySide() throws Exception {
    List<Future<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      RemoteFiles files = i % 2 == 0 ? lab.files() : lab.guest().files();
      byte[] content = Files.readAllBytes(FileLab.file(folder.resolve("c" + i), 200_000 + i));
      String name = "f" + i;
      all.add(start(() -> writesAndReads(files, name, content)));
    }
    for (Future<Boolean> each : all) {
      assertThat(each.get(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  private static boolean writesAndReads(RemoteFiles files, String name, byte[] content)
      throws IOException {
    try (SeekableByteChannel channel = files.open(name, WRITE, CREATE)) {
      for (int at = 0; at < content.length; at += 7_000) {
        int count = Math.min(7_000, content.length - at);
        int _ = channel.write(ByteBuffer.wrap(content, at, count));
      }
    }
    try (InputStream in = files.newInputStream(name)) {
      return java.util.Arrays.equals(in.readAllBytes(), content);
    }
  }
}
