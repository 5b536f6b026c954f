package dev.hawser.internal.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.DisconnectedException;
import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ProcessFlowTest {
  private static final int MUCH = 50 << 20;

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  private RemoteProcess shell(String line) {
    return workshop.processes.start(Command.shell(line));
  }

  private static MessageDigest digest() throws Exception {
    return MessageDigest.getInstance("SHA-256");
  }

  /// Writes bytes made by chance, counting them, and ends the input.
  private static byte[] write(OutputStream target, int length, AtomicLong written)
      throws Exception {
    MessageDigest digest = digest();
    SplittableRandom random = new SplittableRandom(7);
    try (DigestOutputStream out = new DigestOutputStream(target, digest)) {
      byte[] some = new byte[10_000];
      for (int left = length; left > 0; left -= some.length) {
        random.nextBytes(some);
        int count = Math.min(left, some.length);
        out.write(some, 0, count);
        written.addAndGet(count);
      }
    }
    return digest.digest();
  }

  private static CompletableFuture<byte[]> writing(
      RemoteProcess process, int length, AtomicLong written) {
    CompletableFuture<byte[]> sum = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        sum.complete(write(process.stdin(), length, written));
      } catch (Exception e) {
        sum.completeExceptionally(e);
      }
    });
    return sum;
  }

  private static byte[] sum(InputStream source) throws Exception {
    MessageDigest digest = digest();
    try (DigestInputStream in = new DigestInputStream(source, digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return digest.digest();
  }

  @Test
  @DisplayName("50 MB go through a command and come back, and what is not read stays outside")
  void much() throws Exception {
    RemoteProcess process = workshop.processes.start(Command.of("cat"));
    AtomicLong written = new AtomicLong();
    CompletableFuture<byte[]> sent = writing(process, MUCH, written);
    Workshop.until("something comes back", () -> available(process.stdout()) > 50_000);
    assertThat(written.get()).isLessThan(2 << 20);
    assertThat(sum(process.stdout())).isEqualTo(sent.get());
    assertThat(written.get()).isEqualTo(MUCH);
    assertThat(process.waitFor()).isZero();
  }

  private static int available(InputStream stream) {
    try {
      return stream.available();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("an output that nobody reads does not hold up the other")
  void independent() throws Exception {
    RemoteProcess process =
        shell("head -c 3000000 /dev/zero 2>&- & head -c 3000000 /dev/zero >&2; exec 2>&-; wait");
    assertThat(process.stderr().readAllBytes()).hasSize(3_000_000);
    assertThat(process.isAlive()).isTrue();
    assertThat(process.stdout().readAllBytes()).hasSize(3_000_000);
    assertThat(process.waitFor()).isZero();
    RemoteProcess other =
        shell("head -c 3000000 /dev/zero >&2 & head -c 3000000 /dev/zero; exec 1>&-; wait");
    assertThat(other.stdout().readAllBytes()).hasSize(3_000_000);
    assertThat(other.stderr().readAllBytes()).hasSize(3_000_000);
    assertThat(other.waitFor()).isZero();
  }

  @Test
  @DisplayName("what one command does not read does not hold up another, nor the session")
  void apart() throws Exception {
    RemoteProcess stuck = shell("head -c 3000000 /dev/zero");
    RemoteProcess deaf = shell("read x; echo $x; exec sleep 1000");
    AtomicLong written = new AtomicLong();
    CompletableFuture<byte[]> sent = writing(deaf, 3_000_000, written);
    Workshop.until("the input is full", () -> written.get() > 50_000);
    RemoteProcess quick = shell("head -c 3000000 /dev/zero");
    assertThat(quick.stdout().readAllBytes()).hasSize(3_000_000);
    assertThat(stuck.stdout().readAllBytes()).hasSize(3_000_000);
    deaf.kill();
    assertThatThrownBy(sent::get).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("an end with unread output leaves it readable, and the session its room")
  void unreadAtTheEnd() throws Exception {
    for (int i = 0; i < 200; i++) {
      RemoteProcess process = shell("head -c 50000 /dev/zero; head -c 50000 /dev/zero >&2");
      assertThat(process.waitFor()).isZero();
      if (i % 50 == 0) {
        assertThat(process.stdout().readAllBytes()).hasSize(50_000);
      }
    }
  }

  @Test
  @DisplayName("lost connections lose nothing of either direction, and double nothing")
  void cuts() throws Exception {
    RemoteProcess process = workshop.processes.start(Command.of("cat"));
    AtomicLong written = new AtomicLong();
    CompletableFuture<byte[]> sent = writing(process, 5 << 20, written);
    CompletableFuture<byte[]> received = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        received.complete(sum(process.stdout()));
      } catch (Exception e) {
        received.completeExceptionally(e);
      }
    });
    for (int part = 1; part <= 5; part++) {
      long next = part * (800L << 10);
      Workshop.until("the next part is written", () -> written.get() > next || sent.isDone());
      workshop.faults.cut();
    }
    assertThat(received.get()).isEqualTo(sent.get());
    assertThat(process.waitFor()).isZero();
    assertThat(workshop.faults.cuts()).isGreaterThan(0);
  }

  @Test
  @DisplayName("a command begins, and is heard, after what happened before is visible")
  void causality() throws Exception {
    workshop.atClient.happened(5);
    workshop.atServer.happened(7);
    workshop.atServer.reach(4);
    workshop.atClient.reach(6);
    CompletableFuture<RemoteProcess> starting =
        CompletableFuture.supplyAsync(() -> shell("echo done; exec 1>&-; read x"));
    assertThat(starting).isNotDone();
    workshop.atServer.reach(5);
    RemoteProcess process = starting.get();
    Workshop.until("something has come", () -> available(process.stdout()) == 5);
    CompletableFuture<byte[]> reading = new CompletableFuture<>();
    Thread reader =
        Thread.startVirtualThread(() -> {
          try {
            reading.complete(process.stdout().readAllBytes());
          } catch (IOException e) {
            reading.completeExceptionally(e);
          }
        });
    Workshop.until("the reader waits", () -> reader.getState() == Thread.State.WAITING);
    assertThat(reading).isNotDone();
    process.stdin().close();
    Workshop.until("it has ended", () -> !process.isAlive());
    assertThat(process.exit()).isNotDone();
    workshop.atClient.reach(7);
    assertThat(reading.get()).asString(UTF_8).isEqualTo("done\n");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  @DisplayName("when the session ends, what has come can be read, and then reading fails")
  void sessionEnds() throws Exception {
    RemoteProcess process = shell("echo begun; exec sleep 1000");
    Workshop.until("the first line", () -> available(process.stdout()) == 6);
    workshop.client.close("enough");
    assertThat(process.stdout().readNBytes(6)).asString(UTF_8).isEqualTo("begun\n");
    assertThatThrownBy(() -> process.stdout().read()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> process.stdin().write(1)).isInstanceOf(IOException.class);
    assertThatThrownBy(process::waitFor).isInstanceOf(DisconnectedException.class);
    assertThat(process.isAlive()).isFalse();
    process.close();
  }
}
