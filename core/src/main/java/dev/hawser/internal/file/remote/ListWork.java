package dev.hawser.internal.file.remote;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.FileEntry;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.disk.Attributes;
import dev.hawser.internal.disk.DiskFailures;
import dev.hawser.internal.disk.Part;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A folder that the other end is told of, page by page. All names are held meanwhile, to be told
/// in order; what they name is looked at when its page is due.
final class ListWork extends Work {
  /// What begins each entry of a page, and ends the page.
  static final int ENTRY = 1;

  /// There is another page.
  static final int MORE = 2;

  /// There is nothing more.
  static final int END = 3;

  /// A page ends behind the entry that makes it longer than this.
  static final int PAGE = 256 << 10;

  /// Names that may be held for one session at once.
  private static final int MOST_NAMES = 4_000_000;

  private final AtomicInteger names;
  private final int mostNames;
  private final List<Path> found = new ArrayList<>();
  private Path folder = Path.of("");
  private int counted;
  private int next;

  /// @param names how many are held for this session
  ListWork(Spot spot, AtomicInteger names) {
    this(spot, names, MOST_NAMES);
  }

  ListWork(Spot spot, AtomicInteger names, int mostNames) {
    super(spot);
    this.names = names;
    this.mostNames = mostNames;
  }

  @Override
  boolean begin(Reply reply) throws IOException {
    spot.find();
    folder = spot.root().followed(spot.relative());
    find();
    spot.root().recheck(folder);
    found.sort(Comparator.comparing(Path::toString));
    return page(reply);
  }

  private void find() throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
      // The system would open it to find that out, and wait for whoever writes to a named pipe.
      throw new NotDirectoryException(folder.toString());
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path path : all) {
        Path name = path.getFileName();
        if (name != null && !Part.isOurs(name.toString())) {
          count();
          found.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void count() {
    counted++;
    if (names.incrementAndGet() > mostNames) {
      throw DiskFailures.make(
          Reason.IO,
          spot.asked(),
          "more than "
              + mostNames
              + " names would be held here for lists of this session: list fewer folders at once");
    }
  }

  @Override
  boolean ask(int kind, Input in, byte[] message, Reply reply) {
    if (kind != Says.NEXT) {
      throw Says.malformed("a question of kind " + kind + " about a list");
    }
    return page(reply);
  }

  private boolean page(Reply reply) {
    Output out = Reply.output();
    while (next < found.size() && out.size() < PAGE) {
      write(found.get(next++), out);
    }
    boolean more = next < found.size();
    spot.root().recheck(folder);
    out.writeByte(more ? MORE : END);
    reply.answer(out, !more);
    return more;
  }

  private void write(Path name, Output out) {
    try {
      FileEntry entry = Attributes.shown(folder.resolve(name), name.toString());
      out.writeByte(ENTRY);
      out.writeUtf8(name.toString());
      Entries.write(entry, out);
    } catch (FileException e) {
      if (e.reason() != Reason.MISSING) {
        throw e;
      }
    }
  }

  @Override
  void close() {
    names.addAndGet(-counted);
    found.clear();
  }
}
