package dev.hawser.internal.file.send;

import dev.hawser.ClosedException;
import dev.hawser.FileException;
import dev.hawser.Outcome;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.disk.Scanner;
import dev.hawser.internal.file.protocol.Control.Entries;
import dev.hawser.internal.file.protocol.Control.Scanned;
import dev.hawser.internal.file.protocol.Control.Unreadable;
import dev.hawser.internal.file.protocol.Line;
import dev.hawser.internal.file.protocol.Meter;
import dev.hawser.internal.time.Timer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Tells the receiver what there is, many entries at a time, as it is found.
final class Manifest implements Scanner.Sink {
  private static final int MOST_ENTRIES = 500;
  private static final int MOST_TEXT = 64 << 10;

  /// Entries wait so long at most for others, if others come at all.
  private static final long LONGEST_WAIT = 20_000_000L;

  private final Outgoing outgoing;
  private final Line line;
  private final Meter meter;
  private final Timer timer;
  private final List<Entry> entries = new ArrayList<>();
  private int first;
  private int text;
  private long since;
  private long files;
  private long bytes;

  Manifest(Outgoing outgoing, Line line, Meter meter, Timer timer) {
    this.outgoing = outgoing;
    this.line = line;
    this.meter = meter;
    this.timer = timer;
  }

  @Override
  public void entry(Entry entry, Path path) throws InterruptedException {
    boolean file = entry.kind() == Entry.Kind.FILE;
    meter.found(file, entry.size());
    if (file) {
      files++;
      bytes += entry.size();
    }
    if (!outgoing.hasRoom()) {
      flush();
    }
    int number = outgoing.add(entry, path);
    if (number < 0) {
      throw new ClosedException("the transfer is over", Outcome.MAYBE_EXECUTED);
    }
    if (entries.isEmpty()) {
      first = number;
      since = timer.nanoTime();
    }
    entries.add(entry);
    text += entry.path().length() + entry.link().length();
    boolean late = timer.nanoTime() - since > LONGEST_WAIT;
    if (entries.size() >= MOST_ENTRIES || text >= MOST_TEXT || late) {
      flush();
    }
  }

  private void flush() throws InterruptedException {
    if (!entries.isEmpty()) {
      line.say(new Entries(first, List.copyOf(entries)));
      entries.clear();
      text = 0;
    }
  }

  @Override
  public void failed(FileException failure) throws InterruptedException {
    meter.failed(failure);
    line.say(new Unreadable(failure));
  }

  /// There are no further entries.
  void end() throws InterruptedException {
    flush();
    meter.counted();
    line.say(new Scanned(files, bytes));
  }
}
