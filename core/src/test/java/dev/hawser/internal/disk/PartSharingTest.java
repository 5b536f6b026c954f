package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.scenario.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Several writers of a large file")
class PartSharingTest {
  @TempDir Path folder;
  private final FaultyDisk disk = new FaultyDisk();
  private Path target;

  @BeforeEach
  void name() {
    target = folder.resolve("file");
  }

  @Test
  @DisplayName("of one transfer write different chunks at once")
  void threads() throws Exception {
    PartSample sample = PartSample.ofSize(5_003);
    Part part = sample.open(disk, target);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int first = thread;
        writers.add(threads.submit(() -> giveEach(sample, part, first)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertThat(part.had()).isEqualTo(part.chunks());
    assertThat(part.recheck()).isZero();
    sample.finish(part);
    assertThat(target).hasBinaryContent(sample.content());
  }

  /// All chunks from one on, each third of them also by other threads.
  private static void giveEach(PartSample sample, Part part, int first) {
    for (int chunk = 0; chunk < part.chunks(); chunk++) {
      if (chunk % 4 == first || chunk % 3 == 0) {
        sample.give(part, chunk);
      }
    }
  }

  @Test
  @DisplayName("of two transfers of a process: the second is refused until the first is over")
  void twoTransfers() throws Exception {
    PartSample sample = PartSample.ofSize(100);
    Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder);
    try (Part part = sample.open(disk, target)) {
      sample.give(part, 0);
      assertInUse(() -> sample.open(disk, target));
      assertInUse(() -> sample.open(disk, folder.resolve("./file")));
      assertInUse(() -> sample.open(disk, alias.resolve("file")));
      assertInUse(() ->
          new SmallFiles(disk, false, false).write(target, new byte[1], 0, 1, sample.entry()));
      sample.give(part, 1);
    }
    try (Part part = sample.open(disk, target)) {
      assertThat(part.had()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName(
      "of two processes: the second is refused and told whom to wait for, until the first is"
          + " killed")
  void twoProcesses() throws Exception {
    PartSample sample = PartSample.ofSize(100);
    try (ChildJvm other = ChildJvm.start(List.of(), OtherProcess.class, target.toString())) {
      assertThat(other.hear()).isEqualTo("has 3");
      assertThatThrownBy(() -> sample.open(disk, target))
          .hasMessageContaining("process " + other.process().pid())
          .isInstanceOfSatisfying(
              FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IN_USE));
      other.kill();
    }
    Part part = sample.open(Disk.system(), target);
    assertThat(part.had()).isEqualTo(3);
    sample.assertHonest(part, folder);
    sample.giveRest(part);
    sample.finish(part);
    assertThat(target).hasBinaryContent(sample.content());
  }

  /// Writes three chunks, and waits to be killed.
  static final class OtherProcess {
    public static void main(String[] args) throws IOException {
      PartSample sample = PartSample.ofSize(100);
      try (Part part = sample.open(Disk.system(), Path.of(args[0]))) {
        sample.give(part, 0);
        sample.give(part, 1);
        sample.give(part, 6);
        System.out.println("has " + part.had());
        int _ = System.in.read();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @DisplayName("lose the part when one of them is interrupted, and the next one goes on with it")
  void interrupted(int change) throws Exception {
    PartSample sample = PartSample.ofSize(100);
    Part part = sample.open(disk, target);
    sample.give(part, 0);
    interruptBefore(change);
    assertFails(Reason.IO, () -> sample.give(part, 2));
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    part.close();
    assertThat(Thread.interrupted()).isTrue();
    Part next = sample.open(disk, target);
    assertThat(next.had()).isOne();
    sample.giveRest(next);
    sample.finish(next);
    assertThat(target).hasBinaryContent(sample.content());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @DisplayName("leave nothing if one of them is interrupted and nothing is to be kept")
  void interruptedAndDiscarded(int change) throws Exception {
    PartSample sample = PartSample.ofSize(100);
    Part part = sample.open(disk, target);
    sample.give(part, 0);
    interruptBefore(change);
    assertFails(Reason.IO, () -> sample.give(part, 2));
    part.discard();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(PartSample.names(folder)).isEmpty();
  }

  /// The first change is that of the content, the second that of the map, which holds the lock.
  private void interruptBefore(int change) {
    AtomicInteger changes = new AtomicInteger();
    disk.beforeEach =
        () -> {
          if (changes.incrementAndGet() == change) {
            Thread.currentThread().interrupt();
          }
        };
  }

  @Test
  @DisplayName("never put into place what they have lost the lock of")
  void lostLock() throws Exception {
    PartSample sample = PartSample.ofSize(100);
    Part part = sample.open(disk, target);
    sample.giveRest(part);
    part.recheck();
    byte[] content = Files.readAllBytes(HiddenNames.part(target));
    content[0]++;
    Files.write(HiddenNames.part(target), content);
    Thread forgetful =
        Thread.ofPlatform()
            .start(() -> {
              interruptBefore(1);
              assertFails(Reason.IO, part::recheck);
            });
    forgetful.join();
    assertFails(Reason.IO, () -> sample.finish(part));
    part.close();
    assertThat(target).doesNotExist();
  }

  private static void assertInUse(ThrowingCallable action) {
    assertFails(Reason.IN_USE, action);
  }

  private static void assertFails(Reason reason, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }
}
