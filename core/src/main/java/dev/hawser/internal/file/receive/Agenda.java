package dev.hawser.internal.file.receive;

import dev.hawser.ValueException;
import dev.hawser.internal.disk.Entry;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What a receiver still has to do: entries to be decided, files to be prepared, files on their
/// way. All of it is bounded. Safe for use by many threads.
final class Agenda {
  /// So many files with a part or an older version may be open at once.
  static final int MOST_OPEN = 64;

  /// So many files may wait to be opened.
  static final int MOST_PUT_OFF = 1000;

  /// So many small files may be wanted at once.
  static final int MOST_SMALL = 16 << 10;

  /// When there were too many, it goes on with so many.
  private static final int FEW_SMALL = MOST_SMALL / 2;

  /// So many entries may be undecided, and take so many bytes.
  static final int MOST_UNDECIDED = 50_000;

  static final long MOST_UNDECIDED_BYTES = 64 << 20;
  private static final int BYTES_OF_ENTRY = 100;

  /// An entry and its number.
  record Item(int number, Entry entry) {}

  private final Deque<Entry> undecided = new ArrayDeque<>();
  private long undecidedBytes;
  private int heard;
  private volatile int decided;
  private boolean scanned;
  private boolean allSent;
  private boolean ended;

  /// All files that are decided and not over.
  private final Map<Integer, IncomingFile> files = new ConcurrentHashMap<>();

  private final Deque<IncomingFile> putOff = new ArrayDeque<>();
  private int open;
  private int small;

  // ---- what the sender says ----

  /// More entries.
  ///
  /// @throws ValueException if these cannot be the next, or there are too many
  synchronized void add(int first, Collection<Entry> entries) {
    if (first != heard || scanned || heard + entries.size() < 0) {
      throw lie("entry " + first + " follows after " + heard + (scanned ? ", the last" : ""));
    }
    for (Entry entry : entries) {
      undecided.add(entry);
      undecidedBytes += bytes(entry);
    }
    heard += entries.size();
    if (undecided.size() > MOST_UNDECIDED || undecidedBytes > MOST_UNDECIDED_BYTES) {
      throw lie("the sender does not wait until its entries are decided");
    }
    notifyAll();
  }

  private static long bytes(Entry entry) {
    return (long) BYTES_OF_ENTRY + entry.path().length() + entry.link().length();
  }

  /// There are no more entries.
  synchronized void scanned() {
    if (scanned) {
      throw lie("the entries end twice");
    }
    scanned = true;
  }

  /// All files that are wanted were sent.
  synchronized void allSent() {
    if (!scanned || !undecided.isEmpty() || allSent) {
      throw lie("not everything was sent that was said to be");
    }
    for (IncomingFile file : files.values()) {
      if (file.isUnanswered()) {
        throw lie("nothing was said about a file that is wanted: " + file.entry().path());
      }
    }
    allSent = true;
    notifyAll();
  }

  /// A file that the sender says something about.
  ///
  /// @return null if it is over, or was not wanted
  /// @throws ValueException if it was not decided yet
  @Nullable IncomingFile file(int number) {
    if (number >= decided) {
      throw lie("file " + number + " comes before it is wanted");
    }
    IncomingFile file = files.get(number);
    if (file != null && !file.isWanted()) {
      throw lie("file " + number + " comes before it is wanted");
    }
    return file;
  }

  static ValueException lie(String what) {
    return new ValueException("malformed transfer: " + what);
  }

  // ---- deciding ----

  /// The next entry to be decided, or null if there is none, or too much else is under way.
  synchronized @Nullable Item poll() {
    if (undecided.isEmpty() || ended || small >= MOST_SMALL || putOff.size() >= MOST_PUT_OFF) {
      return null;
    }
    Entry entry = undecided.remove();
    undecidedBytes -= bytes(entry);
    return new Item(decided++, entry);
  }

  /// The next entry to be decided; waits for it. Null if everything is done, or the transfer is
  /// over.
  synchronized @Nullable Item take() throws InterruptedException {
    while (true) {
      Item item = poll();
      if (item != null || ended || allSent && undecided.isEmpty() && files.isEmpty()) {
        return item;
      }
      wait();
    }
  }

  /// How many entries are decided.
  int decided() {
    return decided;
  }

  /// A small file is on its way.
  synchronized void expect(IncomingFile file) {
    small++;
    files.put(file.number(), file);
  }

  /// Files are to be prepared when others are done.
  synchronized void putOff(List<IncomingFile> later) {
    putOff.addAll(later);
    later.forEach(file -> files.put(file.number(), file));
  }

  // ---- files ----

  /// The next file to be prepared, or null if there is none, or too many are open.
  synchronized @Nullable IncomingFile nextToOpen() {
    if (putOff.isEmpty() || ended || open >= MOST_OPEN) {
      return null;
    }
    open++;
    notifyAll();
    return putOff.remove();
  }

  /// A file is in place or has failed.
  synchronized void over(IncomingFile file) {
    if (files.remove(file.number(), file)) {
      if (file.isSmall()) {
        small--;
      } else {
        open--;
      }
      if (files.isEmpty() || small == FEW_SMALL) {
        notifyAll();
      }
    }
  }

  // ---- the end ----

  /// Nothing more is to be done.
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /// Whether nothing more is to be done.
  synchronized boolean isEnded() {
    return ended;
  }

  /// The files that are not over.
  Collection<IncomingFile> files() {
    return files.values();
  }
}
