package dev.hawser.internal.disk;

/// What tells one source of a {@link Part} from another, and how it is cut.
///
/// @param size in bytes
/// @param modified nanoseconds since 1970
/// @param chunkSize in bytes; the last chunk may be shorter
record PartSource(long size, long modified, int chunkSize) {
  PartSource {
    if (size < 0) {
      throw new IllegalArgumentException("no file has " + size + " bytes");
    }
  }

  int chunks() {
    return Math.toIntExact(Math.ceilDiv(size, chunkSize));
  }

  long start(int chunk) {
    return (long) chunk * chunkSize;
  }

  int length(int chunk) {
    return (int) Math.min(chunkSize, size - start(chunk));
  }
}
