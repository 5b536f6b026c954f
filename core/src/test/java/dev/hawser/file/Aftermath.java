package dev.hawser.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.internal.disk.DiskFailures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How transfers have ended, and what they have left.
final class Aftermath {
  private static final int SECONDS = 60;

  private Aftermath() {}

  /// What a transfer that must succeed has done.
  static TransferResult success(Transfer transfer) throws Exception {
    return transfer.get(SECONDS, TimeUnit.SECONDS);
  }

  /// Why a transfer that must fail has failed.
  static FileException failure(Transfer transfer) throws Exception {
    try {
      TransferResult result = transfer.get(SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("it did not fail: " + result);
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(FileException.class);
      return (FileException) requireNonNull(e.getCause());
    }
  }

  /// Why a transfer of a single file has failed: one reason, said about one file.
  static FileException failure(Reason reason, String path, Transfer transfer) throws Exception {
    return about(reason, path, failure(transfer));
  }

  /// Makes sure what a failure is about.
  static FileException about(Reason reason, String path, FileException failure) {
    assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
    assertThat(failure).message().contains(DiskFailures.quoted(path) + ": ").hasSizeLessThan(1000);
    return failure;
  }

  /// What failed of a folder, by its path, where the others went well. Each says what it is about.
  static Map<String, FileException> failures(Transfer transfer) throws Exception {
    FileException all = failure(transfer);
    assertThat(all.reason()).as(all.getMessage()).isEqualTo(Reason.INCOMPLETE);
    Map<String, FileException> failures = new TreeMap<>();
    for (FileException each : all.failures()) {
      assertThat(each).hasMessageStartingWith(DiskFailures.quoted(each.path()) + ": ");
      assertThat(failures.put(each.path(), each)).as("said once: " + each).isNull();
    }
    return failures;
  }

  /// The hidden files of transfers in a folder and below.
  static List<String> hidden(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(path -> folder.relativize(path).toString())
          .filter(name -> name.contains(".hawser-"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until there are no hidden files of transfers any more.
  static void nothingHidden(Path folder) {
    FileLab.until("nothing hidden is left", () -> hasNothingHidden(folder));
  }

  private static boolean hasNothingHidden(Path folder) {
    try {
      return hidden(folder).isEmpty();
    } catch (UncheckedIOException somethingWasJustRemoved) {
      return false;
    }
  }
}
