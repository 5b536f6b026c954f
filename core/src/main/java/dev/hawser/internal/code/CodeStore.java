package dev.hawser.internal.code;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Code of one end, a server or a client, by content: manifests and class files that it offered or
/// got. May be used by any number of threads.
///
/// What some session uses is kept in memory as long as it lives. Afterwards, what is part of a
/// value that others may read, such as a function in a map, is kept up to a bound; of the rest only
/// a little, for somebody who comes back soon. If there is a folder, everything is kept there.
public final class CodeStore {
  private static final long MOST_BYTES = 128L << 20;

  /// How much is kept of what no session uses and nobody may read.
  private static final long MOST_LOOSE_BYTES = 2L << 20;

  private final long mostBytes;
  private final @Nullable CodeFolder folder;
  private final Library library;
  private final Map<Digest, Integer> holders = new HashMap<>();

  /// What others may read in some value.
  private final Set<Digest> shared = new HashSet<>();

  /// What some session uses; what others may read; and the rest.
  private final Shelf held = new Shelf();

  private final Shelf kept = new Shelf();
  private final Shelf loose = new Shelf();

  /// Some contents, with what was used last at their end.
  private static final class Shelf {
    private final Map<Digest, byte[]> contents = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    byte @Nullable [] find(Digest digest) {
      return contents.get(digest);
    }

    void put(Digest digest, byte[] content) {
      contents.put(digest, content);
      bytes += content.length;
    }

    byte @Nullable [] take(Digest digest) {
      byte[] content = contents.remove(digest);
      bytes -= content == null ? 0 : content.length;
      return content;
    }

    /// Drops what was used longest ago until the rest is within a bound.
    List<Digest> shrink(long mostBytes) {
      List<Digest> dropped = new ArrayList<>();
      while (bytes > mostBytes && !contents.isEmpty()) {
        Digest oldest = contents.keySet().iterator().next();
        var _ = take(oldest);
        dropped.add(oldest);
      }
      return dropped;
    }
  }

  /// A store of 128 MB in memory. To be made on a thread of the program that this end belongs to,
  /// whose context class loader knows the program's own classes.
  public CodeStore() {
    this(MOST_BYTES, null);
  }

  /// A store of 128 MB in memory that also keeps everything in a folder, which only its owner may
  /// enter.
  ///
  /// @throws IOException if the folder cannot be used; the message says why
  public CodeStore(Path folder) throws IOException {
    this(MOST_BYTES, new CodeFolder(folder));
  }

  CodeStore(long mostBytes, @Nullable CodeFolder folder) {
    this.mostBytes = mostBytes;
    this.folder = folder;
    this.library = Library.ofProgram();
  }

  /// What this end's program consists of.
  Library library() {
    return library;
  }

  /// Some content, or null if it is not here.
  byte @Nullable [] find(Digest digest) {
    byte[] known = remembered(digest);
    if (known != null || folder == null) {
      return known;
    }
    byte[] content = folder.find(digest);
    if (content != null) {
      remember(digest, content);
    }
    return content;
  }

  private synchronized byte @Nullable [] remembered(Digest digest) {
    for (Shelf shelf : shelves()) {
      byte[] content = shelf.find(digest);
      if (content != null) {
        return content;
      }
    }
    return null;
  }

  /// Keeps some content, of which the caller has made sure that it has this digest.
  void put(Digest digest, byte[] content) {
    if (remembered(digest) == null) {
      remember(digest, content);
      if (folder != null) {
        folder.put(digest, content);
      }
    }
  }

  private synchronized void remember(Digest digest, byte[] content) {
    if (remembered(digest) == null) {
      place(digest).put(digest, content);
      shrink();
    }
  }

  private List<Shelf> shelves() {
    return List.of(held, kept, loose);
  }

  /// Where some content belongs.
  private Shelf place(Digest digest) {
    if (holders.containsKey(digest)) {
      return held;
    }
    return shared.contains(digest) ? kept : loose;
  }

  /// Drops what matters least until the rest is within the bounds.
  private void shrink() {
    var _ = loose.shrink(Math.min(MOST_LOOSE_BYTES, mostBytes - kept.bytes - held.bytes));
    shared.removeAll(kept.shrink(mostBytes - held.bytes));
    var _ = held.shrink(mostBytes);
  }

  /// Says that a session uses some content, whether it is here yet or not: it is not dropped before
  /// what no session uses.
  synchronized void hold(Collection<Digest> digests) {
    for (Digest digest : digests) {
      if (holders.merge(digest, 1, Integer::sum) == 1) {
        move(digest);
      }
    }
  }

  /// Says that others may read a value that needs some content, whether it is here yet or not.
  synchronized void share(Collection<Digest> digests) {
    for (Digest digest : digests) {
      if (shared.add(digest)) {
        move(digest);
      }
    }
  }

  /// Says that a session no longer uses what it held.
  synchronized void release(Collection<Digest> digests) {
    for (Digest digest : digests) {
      if (holders.computeIfPresent(digest, (_, count) -> count > 1 ? count - 1 : null) == null) {
        move(digest);
      }
    }
    shrink();
  }

  /// Puts some content where it belongs now.
  private void move(Digest digest) {
    for (Shelf shelf : shelves()) {
      byte[] content = shelf.take(digest);
      if (content != null) {
        place(digest).put(digest, content);
        return;
      }
    }
  }

  /// How many bytes are in memory.
  synchronized long size() {
    return held.bytes + kept.bytes + loose.bytes;
  }
}
