package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// A file to be received in tiny chunks.
record PartSample(byte[] content, PartSource source, Entry entry) {
  static final int CHUNK = 16;

  /// Some content; chunk 1 is of zeros.
  static PartSample ofSize(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    if (size >= 2 * CHUNK) {
      Arrays.fill(content, CHUNK, 2 * CHUNK, (byte) 0);
    }
    return of(content, 1_700_000_000_123_456_000L);
  }

  static PartSample of(byte[] content, long modified) {
    return new PartSample(
        content,
        new PartSource(content.length, modified, CHUNK),
        new Entry("file", Entry.Kind.FILE, content.length, modified, 0640, ""));
  }

  Part open(Disk disk, Path target) {
    return PartOpening.open(disk, target, source, true, false, Holder.STAYS);
  }

  /// As a file that is not large is opened.
  Part openBriefly(Disk disk, Path target, boolean keep) {
    return PartOpening.open(disk, target, source, keep, true, Holder.STAYS);
  }

  int sum(int chunk) {
    CRC32C sum = new CRC32C();
    sum.update(content, (int) source.start(chunk), source.length(chunk));
    return (int) sum.getValue();
  }

  void give(Part part, int chunk) {
    int start = (int) source.start(chunk);
    int end = start + source.length(chunk);
    if (Arrays.mismatch(content, start, end, new byte[end - start], 0, end - start) < 0) {
      part.zeros(chunk, sum(chunk));
    } else {
      part.write(chunk, content, start, end - start, sum(chunk));
    }
  }

  /// Gives all chunks that are not there.
  int giveRest(Part part) {
    int given = 0;
    for (int chunk = 0; chunk < part.chunks(); chunk++) {
      if (!part.has(chunk)) {
        give(part, chunk);
        given++;
      }
    }
    return given;
  }

  void finish(Part part) {
    part.finish(entry, true, false);
  }

  /// What is in a folder, by name.
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  /// What the part claims to have is what the source has.
  void assertHonest(Part part, Path folder) throws IOException {
    byte[] stored = Files.readAllBytes(HiddenNames.part(folder.resolve("file")));
    byte[] whole = Arrays.copyOf(stored, Math.max(stored.length, content.length));
    for (int chunk = 0; chunk < part.chunks(); chunk++) {
      if (part.has(chunk)) {
        int start = (int) source.start(chunk);
        int end = start + source.length(chunk);
        assertThat(Arrays.copyOfRange(whole, start, end))
            .as("chunk %d", chunk)
            .isEqualTo(Arrays.copyOfRange(content, start, end));
        assertThat(part.sum(chunk)).isEqualTo(sum(chunk));
      }
    }
  }
}
