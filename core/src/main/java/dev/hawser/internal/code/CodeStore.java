package dev.hawser.internal.code;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Code of one end, a server or a client, by content: manifests and class files that it offered or
/// got. It keeps what was used last in memory, up to a bound, and everything in a folder if it has
/// one. May be used by any number of threads.
public final class CodeStore {
  private static final long MOST_BYTES = 128L << 20;

  private final long mostBytes;
  private final @Nullable CodeFolder folder;
  private final Library library;
  private final Map<Digest, Integer> holders = new HashMap<>();

  /// What somebody holds, and the rest; each with what was used last at its end.
  private final Map<Digest, byte[]> held = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<Digest, byte[]> loose = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

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
    byte[] content = held.get(digest);
    return content != null ? content : loose.get(digest);
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
      (holders.containsKey(digest) ? held : loose).put(digest, content);
      bytes += content.length;
      shrink(loose);
      shrink(held);
    }
  }

  /// Drops what was used longest ago until all the rest is within the bound.
  private void shrink(Map<Digest, byte[]> part) {
    Iterator<byte[]> oldest = part.values().iterator();
    while (bytes > mostBytes && oldest.hasNext()) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
  }

  /// Says that a session uses some content, whether it is here yet or not: it is not dropped before
  /// what no session uses.
  synchronized void hold(Collection<Digest> digests) {
    for (Digest digest : digests) {
      if (holders.merge(digest, 1, Integer::sum) == 1) {
        move(digest, loose, held);
      }
    }
  }

  /// Says that a session no longer uses what it held.
  synchronized void release(Collection<Digest> digests) {
    for (Digest digest : digests) {
      if (holders.computeIfPresent(digest, (_, count) -> count > 1 ? count - 1 : null) == null) {
        move(digest, held, loose);
      }
    }
  }

  private static void move(Digest digest, Map<Digest, byte[]> from, Map<Digest, byte[]> to) {
    byte[] content = from.remove(digest);
    if (content != null) {
      to.put(digest, content);
    }
  }

  /// How many bytes are in memory.
  synchronized long size() {
    return bytes;
  }
}
