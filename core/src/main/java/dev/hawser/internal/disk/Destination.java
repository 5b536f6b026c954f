package dev.hawser.internal.disk;

import static java.util.Objects.requireNonNull;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.Outcome;
import dev.hawser.file.Compare;
import dev.hawser.file.Conflict;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan.Action;
import dev.hawser.file.TransferPlan.Step;
import dev.hawser.internal.disk.Judgement.Keep;
import dev.hawser.internal.disk.Judgement.Put;
import dev.hawser.internal.disk.Judgement.Refuse;
import dev.hawser.internal.disk.Judgement.Skip;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a transfer goes: decides what becomes of each entry, and does what needs no content, which
/// is making folders and links.
///
/// Entries come as {@link Scanner} finds them: each folder before what is in it. One that is
/// refused does not keep others from going on, except those below it.
///
/// - **Files** are equal as {@link Compare} says. Content is never read here: by `CONTENT` a file
///   is to be written, and the one that is there given as its old content, so that the delta finds
///   out; conflicts other than `OVERWRITE` take it to be different. An equal file with other
///   permissions gets the new ones with `OVERWRITE`, and counts as equal.
/// - **Folders** that are there are merged, whatever is in them. All are open for writing while the
///   transfer runs, and get their times and permissions in {@link #finish}. A file or link in the
///   way of a folder gives way with `OVERWRITE`. An empty folder gives way to a file or link, too;
///   any other never does.
/// - **Links** are equal if they lead to the same. They are made under another name and renamed, so
///   that what they replace is never missing.
/// - **Renamed** is to the first name that is free, or that has the same already. So the same
///   transfer made again makes no further copies, and goes on with what it left.
///
/// Not safe for use by many threads.
public final class Destination {
  private final @Nullable Confined base;
  private final TransferOptions options;
  private final Filter filter;
  private final Judge judge;
  private final Folders folders;

  /// Where the last entry goes, if that is a file in a folder that the transfer has made.
  private @Nullable Path last;

  private String lastFolder = "";

  /// A destination that is there.
  ///
  /// @param base the folder that becomes like the source, or that a single file comes into
  /// @param start what a single file, whose path is empty, is called there; empty for a folder
  /// @throws IllegalArgumentException if a pattern among the options is malformed
  public Destination(Confined base, String start, TransferOptions options, NameRules rules) {
    this(options, new Judge(base, start, options, rules), base);
  }

  private Destination(TransferOptions options, Judge judge, @Nullable Confined base) {
    this.base = base;
    this.options = options;
    this.judge = judge;
    filter = new Filter(options.includes(), options.excludes());
    folders = new Folders(options.permissions());
  }

  /// A destination whose folder is not there yet, to {@link #plan} with and nothing else.
  ///
  /// @param start as above
  public static Destination missing(String start, TransferOptions options, NameRules rules) {
    return new Destination(options, new Judge(null, start, options, rules), null);
  }

  // ---- entry by entry ----

  /// Decides about an entry, and makes it if it is a folder or link.
  public Decision decide(Entry entry) {
    Confined folder = requireNonNull(base, "the destination is missing: it can only be planned");
    Judgement judgement = judge.judge(entry);
    if (entry.kind() != Entry.Kind.FILE) {
      last = null;
    }
    try {
      return switch (judgement) {
        case Refuse(FileException failure) -> new Decision.Refused(failure);
        case Skip _ -> new Decision.Skipped();
        case Keep keep -> keep(entry, keep);
        case Put put -> put(folder, entry, put);
      };
    } catch (FileException failure) {
      return refused(entry, failure);
    } catch (InvalidPathException e) {
      return refused(entry, DiskFailures.of(e, judge.called(entry)));
    } catch (IOException e) {
      return refused(entry, DiskFailures.of(e, judge.called(entry)));
    }
  }

  private Decision refused(Entry entry, FileException failure) {
    judge.refuse(entry, failure);
    return new Decision.Refused(failure);
  }

  private Decision keep(Entry entry, Keep keep) {
    Path path = keep.spot().path();
    if (path != null) {
      switch (entry.kind()) {
        case FOLDER -> folders.keep(path, keep.spot().relative(), entry, keep.there());
        case FILE -> adjust(path, entry, keep.there());
        case LINK -> {}
      }
    }
    return new Decision.Equal();
  }

  private void adjust(Path path, Entry entry, Entry there) {
    if (hasOtherMode(entry, there)) {
      Attributes.apply(path, entry, true);
    }
  }

  private boolean hasOtherMode(Entry entry, Entry there) {
    return options.permissions()
        && options.conflict() == Conflict.OVERWRITE
        && entry.mode() != Entry.NO_MODE
        && there.mode() != Entry.NO_MODE
        && entry.mode() != there.mode();
  }

  private Decision put(Confined folder, Entry entry, Put put) throws IOException {
    String relative = put.spot().relative();
    Path known = put.spot().path();
    Path path = known != null ? known : target(folder, relative, entry);
    Entry there = put.spot().there();
    boolean inTheWay = there != null && there.kind() == Entry.Kind.FOLDER;
    if (inTheWay || (there != null && entry.kind() == Entry.Kind.FOLDER)) {
      Files.delete(path);
    }
    return switch (entry.kind()) {
      case FILE -> new Decision.Write(relative, path, put.old(), there == null, remark(put));
      case FOLDER -> {
        folders.make(folder, path, relative, entry);
        yield new Decision.Made(entry);
      }
      case LINK -> {
        link(folder, path, entry);
        yield new Decision.Made(entry);
      }
    };
  }

  /// A folder is looked at once for all the files that follow each other in it: nothing that the
  /// transfer makes can come between them.
  private Path target(Confined folder, String relative, Entry entry) {
    String parent = Walk.parent(relative);
    Path before = last;
    if (before != null && parent.equals(lastFolder)) {
      return folder.targetBeside(before, relative);
    }
    Path target = folder.target(relative);
    last = entry.kind() == Entry.Kind.FILE ? target : null;
    lastFolder = parent;
    return target;
  }

  private static String remark(Put put) {
    return put.renamed() ? "as " + DiskFailures.quoted(put.spot().relative()) : "";
  }

  private static void link(Confined folder, Path path, Entry entry) throws IOException {
    Path hidden = path.resolveSibling(FreshNames.next(Disk.system()));
    try {
      Path _ = Files.createSymbolicLink(hidden, path.getFileSystem().getPath(entry.link()));
      folder.recheck(hidden);
      Attributes.apply(hidden, entry, false);
      Path _ =
          Files.move(
              hidden, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (UnsupportedOperationException e) {
      throw DiskFailures.make(
          Reason.IO, entry.path(), "the file system there has no links: leave them out");
    } finally {
      boolean _ = Files.deleteIfExists(hidden);
    }
  }

  // ---- without touching anything ----

  /// What would become of an entry.
  public Step plan(Entry entry) {
    String path = judge.called(entry);
    long size = entry.size();
    return switch (judge.judge(entry)) {
      case Refuse(FileException failure) ->
          new Step(path, Action.REFUSED, size, String.valueOf(failure.getMessage()));
      case Skip _ -> new Step(path, Action.SKIPPED, size, "");
      case Keep keep -> new Step(path, Action.EQUAL, size, keepRemark(entry, keep));
      case Put put -> {
        boolean isNew = put.spot().there() == null;
        yield new Step(path, isNew ? Action.NEW : Action.CHANGED, size, putRemark(entry, put));
      }
    };
  }

  private String keepRemark(Entry entry, Keep keep) {
    boolean file = entry.kind() == Entry.Kind.FILE;
    return file && hasOtherMode(entry, keep.there()) ? "other permissions" : "";
  }

  private String putRemark(Entry entry, Put put) {
    Entry there = put.spot().there();
    boolean maybeEqual =
        put.old() != null && there != null && there.size() == entry.size() && !put.renamed();
    return maybeEqual && options.compare() == Compare.CONTENT
        ? "unless the content is the same"
        : remark(put);
  }

  // ---- what is only here ----

  /// What is at the destination, but not at the source, the deepest first; valid when all entries
  /// were decided or planned. Nothing that the filters leave out, and nothing at all if a single
  /// file was transferred, or into a folder that is missing.
  public List<Step> extras() throws InterruptedException {
    if (base == null || !options.mirror() || !judge.isFolder()) {
      return List.of();
    }
    return Extras.find(base, judge::isTaken, filter, options.links());
  }

  /// Deletes what is not at the source. Links are deleted, not followed. Only to be called if
  /// nothing failed: what could not be read at the source may well be there.
  ///
  /// @return how many files, folders and links were deleted
  /// @throws FileException if some could not be deleted; the others were
  public int deleteExtras() throws InterruptedException {
    List<FileException> failures = new ArrayList<>();
    int deleted = 0;
    for (Step extra : extras()) {
      try {
        deleted += delete(requireNonNull(base), extra.path()) ? 1 : 0;
      } catch (FileException failure) {
        failures.add(failure);
      }
    }
    requireNone(failures, "could not be deleted");
    return deleted;
  }

  private boolean delete(Confined folder, String relative) {
    Path path = folder.existing(relative);
    try {
      return Files.deleteIfExists(path);
    } catch (AccessDeniedException e) {
      folders.openExtra(requireNonNull(path.getParent()), Walk.parent(relative));
      return deleteOnceMore(path, relative);
    } catch (IOException e) {
      throw DiskFailures.of(e, relative);
    }
  }

  private static boolean deleteOnceMore(Path path, String relative) {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException e) {
      throw DiskFailures.of(e, relative);
    }
  }

  // ---- in the end ----

  /// Gives the folders of the transfer their times and permissions, the deepest first. To be called
  /// when nothing is written any more, also if the transfer failed.
  ///
  /// @throws FileException if some could not be changed; the others were
  public void finish() {
    if (base != null) {
      requireNone(folders.finish(base), "could not get their times and permissions");
    }
  }

  private static void requireNone(List<FileException> failures, String what) {
    if (failures.size() == 1) {
      throw failures.getFirst();
    }
    if (!failures.isEmpty()) {
      FileException first = failures.getFirst();
      String message =
          "%,d files or folders %s, the first: %s"
              .formatted(failures.size(), what, first.getMessage());
      throw new FileException(Reason.INCOMPLETE, first.path(), message, Outcome.EXECUTED, failures);
    }
  }
}
