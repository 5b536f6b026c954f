package dev.hawser.internal.file.receive;

import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.protocol.Control.Totals;
import java.util.concurrent.atomic.LongAdder;

/// What a receiver has counted so far. Safe for use by many threads.
final class Tally {
  private final LongAdder files = new LongAdder();
  private final LongAdder equal = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder folders = new LongAdder();
  private final LongAdder links = new LongAdder();
  private final LongAdder deleted = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder saved = new LongAdder();
  private volatile boolean failures;

  /// A file is in place, of whose content some did not travel.
  void stored(long size, long savedBytes) {
    files.increment();
    bytes.add(size);
    saved.add(savedBytes);
  }

  /// A file was there already.
  void equal() {
    equal.increment();
  }

  /// Something stays in the way of an entry.
  void skipped() {
    skipped.increment();
  }

  /// A folder or link was made.
  void made(Entry.Kind kind) {
    switch (kind) {
      case FOLDER -> folders.increment();
      case LINK -> links.increment();
      case FILE -> files.increment();
    }
  }

  /// What was only at the destination is gone.
  void deleted(int count) {
    deleted.add(count);
  }

  /// Something could not be transferred.
  void failed() {
    failures = true;
  }

  /// Whether anything could not be transferred.
  boolean hasFailures() {
    return failures;
  }

  /// The sums.
  Totals totals() {
    return new Totals(
        files.sum(),
        equal.sum(),
        skipped.sum(),
        folders.sum(),
        links.sum(),
        deleted.sum(),
        bytes.sum(),
        saved.sum());
  }
}
