package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.file.Links;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// What there is to be transferred: goes through a folder, or finds a single file.
///
/// Entries come folder by folder, by name, and each folder before what is in it; the first is the
/// start itself, whose path is empty. What cannot be read is told and passed over, and so are
/// devices, sockets and the like. Links are never followed, so that nothing is met twice. Hidden
/// files of transfers under way are not there. If only some files are meant, folders without any of
/// these are not there either.
public final class Scanner {
  /// Who is told what there is. Both may wait, and may throw to end the scan.
  public interface Sink {
    /// Something is there.
    void entry(Entry entry, Path path) throws InterruptedException;

    /// Something cannot be transferred.
    void failed(FileException failure) throws InterruptedException;
  }

  private final Confined base;
  private final String start;
  private final Filter filter;
  private final Links links;

  /// @param start what to transfer, below the base; empty for the base itself
  public Scanner(Confined base, String start, Filter filter, Links links) {
    this.base = base;
    this.start = start;
    this.filter = filter;
    this.links = links;
  }

  /// Makes sure that a file that was found, and was just opened, is still inside, whatever has
  /// become of its folder. The file itself is not looked at.
  public void recheck(Path opened) {
    base.recheckFolder(opened);
  }

  /// Tells everything.
  public void scan(Sink sink) throws InterruptedException {
    new Walk(base, start, new Telling(sink)).go();
  }

  /// Passes on what is meant. Holds back folders until it is clear whether they are.
  private final class Telling implements Walk.Visitor {
    private record Folder(Entry entry, Path path) {}

    private final Sink sink;
    private final Deque<Folder> heldBack = new ArrayDeque<>();

    Telling(Sink sink) {
      this.sink = sink;
    }

    @Override
    public boolean leavesOut(String relative) {
      return Part.isOurs(Walk.name(relative)) || filter.excludes(relative);
    }

    @Override
    public void found(Entry entry, Path path) throws InterruptedException {
      String relative = entry.path();
      if (entry.kind() == Entry.Kind.FOLDER) {
        heldBack.addLast(new Folder(entry, path));
        if (relative.isEmpty() || filter.takesEmptyFolders()) {
          tellFolders();
        }
      } else if (relative.isEmpty() || takes(entry)) {
        tellFolders();
        sink.entry(entry, path);
      }
    }

    private boolean takes(Entry entry) {
      boolean takesKind = entry.kind() != Entry.Kind.LINK || links == Links.KEEP;
      return takesKind && filter.takesFile(entry.path());
    }

    private void tellFolders() throws InterruptedException {
      while (!heldBack.isEmpty()) {
        Folder folder = heldBack.removeFirst();
        sink.entry(folder.entry, folder.path);
      }
    }

    @Override
    public void left(Entry folder) {
      if (!heldBack.isEmpty() && heldBack.getLast().entry.equals(folder)) {
        heldBack.removeLast();
      }
    }

    @Override
    public void failed(FileException failure) throws InterruptedException {
      boolean device = failure.reason() == FileException.Reason.NO_FILE;
      if (!device || failure.path().isEmpty() || filter.takesFile(failure.path())) {
        sink.failed(failure);
      }
    }
  }
}
