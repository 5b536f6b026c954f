package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.Compare;
import dev.hawser.file.Conflict;
import dev.hawser.file.Links;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Judgement.Keep;
import dev.hawser.internal.disk.Judgement.Put;
import dev.hawser.internal.disk.Judgement.Refuse;
import dev.hawser.internal.disk.Judgement.Skip;
import dev.hawser.internal.disk.Judgement.Spot;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what is to become of each entry at the destination. Looks, but touches nothing.
///
/// What it says about a folder holds for all that is below: that is below the folder's new name, or
/// is skipped or refused as well, or is new without another look.
///
/// Not safe for use by many threads.
final class Judge {
  private static final int MOST_COPIES = 10_000;

  /// Where the content of a folder goes.
  ///
  /// @param path the folder at the source
  /// @param relative the folder at the destination
  /// @param isNew whether nothing can be in it
  /// @param instead what becomes of everything in it, if that is clear already
  private record Place(String path, String relative, boolean isNew, @Nullable Judgement instead) {}

  private final @Nullable Confined base;
  private final String start;
  private final TransferOptions options;
  private final NameRules rules;
  private final Clashes clashes;

  /// The folders that the next entry may be in: that of the last one, and those above it.
  private final Deque<Place> folders = new ArrayDeque<>();

  /// Where entries were to go and where they went; only for mirrors, and where things are renamed.
  private final Set<String> taken = new HashSet<>();

  private final boolean renames;
  private boolean isFolder;

  /// @param base the destination, or null if it is not there yet
  /// @param start what a single file is called there; empty if a folder is transferred
  Judge(@Nullable Confined base, String start, TransferOptions options, NameRules rules) {
    this.base = base;
    this.start = start;
    this.options = options;
    this.rules = rules;
    clashes = new Clashes(rules);
    renames = options.conflict() == Conflict.RENAME;
    folders.addLast(new Place("", "", base == null, null));
  }

  /// What is to become of the next entry.
  Judgement judge(Entry entry) {
    Judgement judgement;
    try {
      judgement = entry.path().isEmpty() ? first(entry) : below(entry);
    } catch (FileException failure) {
      judgement = new Refuse(failure);
    }
    conclude(entry, judgement);
    return judgement;
  }

  /// An entry was refused after all, because what was to be done failed.
  void refuse(Entry entry, FileException failure) {
    conclude(entry, new Refuse(failure));
  }

  /// Whether a folder is transferred, whose place is the base.
  boolean isFolder() {
    return isFolder;
  }

  /// Whether something at the destination is of the transfer. Only known for mirrors.
  boolean isTaken(String relative) {
    return taken.contains(rules.fold(relative));
  }

  /// How an entry is called in messages.
  String called(Entry entry) {
    return entry.path().isEmpty() ? start : entry.path();
  }

  private void conclude(Entry entry, Judgement judgement) {
    if (renames || options.mirror()) {
      taken.add(rules.fold(called(entry)));
      if (judgement instanceof Put put) {
        taken.add(rules.fold(put.spot().relative()));
      } else if (judgement instanceof Keep keep) {
        taken.add(rules.fold(keep.spot().relative()));
      }
    }
    if (entry.kind() == Entry.Kind.FOLDER) {
      folders.removeIf(folder -> folder.path.equals(entry.path()));
      folders.addLast(place(entry.path(), judgement));
    }
  }

  private static Place place(String path, Judgement judgement) {
    return switch (judgement) {
      case Keep keep -> new Place(path, keep.spot().relative(), false, null);
      case Put put -> new Place(path, put.spot().relative(), true, null);
      case Skip skip -> new Place(path, "", true, skip);
      case Refuse refuse -> new Place(path, "", true, refuse);
    };
  }

  /// The folder itself, or the single file.
  private Judgement first(Entry entry) {
    boolean folder = entry.kind() == Entry.Kind.FOLDER;
    if (folder && !start.isEmpty()) {
      throw DiskFailures.make(
          Reason.IS_FOLDER, start, "it is a folder: transfer it with getFolder or putFolder");
    }
    if (!folder && start.isEmpty()) {
      throw DiskFailures.make(
          Reason.NO_FOLDER, start, "it is no folder: transfer it with get or put");
    }
    if (!folder) {
      return judge(entry, start, base == null);
    }
    isFolder = true;
    folders.clear();
    return base == null
        ? new Put(new Spot("", null, null), null, false)
        : kept(new Spot("", base.base(), Attributes.entry(base.base(), "")));
  }

  private static Keep kept(Spot spot) {
    if (spot.there() == null) {
      throw new IllegalArgumentException("nothing is there to be kept");
    }
    return new Keep(spot, spot.there());
  }

  private Judgement below(Entry entry) {
    String path = entry.path();
    if (path.startsWith("/")) {
      throw PathText.outside(path, "it is no path below the folder: the sender is at fault");
    }
    Place folder = enter(Walk.parent(path));
    if (folder == null) {
      throw DiskFailures.make(
          Reason.NO_FOLDER, path, "it came before its folder: the sender is at fault");
    }
    if (folder.instead instanceof Refuse(FileException failure)) {
      throw DiskFailures.make(
          failure.reason(), path, "its folder was refused: " + failure.getMessage());
    }
    if (folder.instead != null) {
      return folder.instead;
    }
    return judge(entry, Walk.below(folder.relative, Walk.name(path)), folder.isNew);
  }

  /// Leaves the folders that something is not in, and returns the one that it is in.
  private @Nullable Place enter(String parent) {
    while (folders.size() > 1 && !folders.getLast().path.equals(parent)) {
      Place _ = folders.removeLast();
    }
    Place last = folders.getLast();
    return last.path.equals(parent) ? last : null;
  }

  private Judgement judge(Entry entry, String relative, boolean isNew) {
    requireName(called(entry), relative);
    if (entry.kind() == Entry.Kind.LINK) {
      if (options.links() == Links.SKIP) {
        return new Skip();
      }
      requireInside(entry, relative);
    }
    Spot spot = look(relative, isNew);
    if (spot.there() == null && !(renames && isTaken(relative))) {
      return new Put(spot, null, false);
    }
    if (isEqual(entry, spot.there())) {
      return kept(spot);
    }
    return switch (options.conflict()) {
      case OVERWRITE -> overwritten(entry, spot);
      case SKIP -> new Skip();
      case RENAME -> renamed(entry, spot, isNew);
      case FAIL ->
          throw DiskFailures.make(
              Reason.EXISTS,
              called(entry),
              "it is there already and differs: delete it, or choose another Conflict than FAIL");
    };
  }

  private void requireName(String path, String relative) {
    String name = Walk.name(relative);
    String complaint =
        Part.isOurs(name)
            ? "names like this are kept for transfers under way: rename it"
            : rules.complaint(name);
    if (complaint != null) {
      throw DiskFailures.make(Reason.BAD_NAME, path, complaint);
    }
    String earlier = clashes.clashWith(relative);
    if (earlier != null) {
      throw DiskFailures.make(
          Reason.CLASH,
          path,
          "the file system of the destination does not tell it from %s: rename one of them"
              .formatted(DiskFailures.quoted(earlier)));
    }
  }

  private void requireInside(Entry entry, String relative) {
    if (base == null ? climbsOut(relative, entry.link()) : base.leadsOut(relative, entry.link())) {
      throw DiskFailures.make(
          Reason.OUTSIDE,
          called(entry),
          "the link leads out of the folder, to %s: leave it out, or transfer what is there"
              .formatted(DiskFailures.quoted(entry.link())));
    }
  }

  private static boolean climbsOut(String relative, String target) {
    int depth = PathText.names(relative).size() - 1;
    return PathText.isAbsolute(target) || PathText.climbs(target) > depth;
  }

  private Judgement overwritten(Entry entry, Spot spot) {
    Entry there = spot.there();
    if (there != null && there.kind() == Entry.Kind.FOLDER && !isEmpty(spot)) {
      throw DiskFailures.make(
          Reason.IS_FOLDER,
          called(entry),
          "a folder that is not empty is in its way: delete that, or choose Conflict.RENAME");
    }
    return new Put(spot, old(entry, spot), false);
  }

  /// The first free name, or the first under which the same is already.
  private Judgement renamed(Entry entry, Spot spot, boolean isNew) {
    for (int copy = 2; copy <= MOST_COPIES; copy++) {
      String other = copy(spot.relative(), copy, entry.kind());
      if (rules.complaint(Walk.name(other)) != null) {
        throw DiskFailures.make(
            Reason.BAD_NAME,
            called(entry),
            "there is no room in the name for a number: shorten it");
      }
      if (!isTaken(other)) {
        Spot free = look(other, isNew);
        if (free.there() == null) {
          return new Put(free, old(entry, spot), true);
        }
        if (isEqual(entry, free.there())) {
          return kept(free);
        }
      }
    }
    throw DiskFailures.make(
        Reason.EXISTS,
        called(entry),
        "there are %,d others of that name already: delete some".formatted(MOST_COPIES));
  }

  /// `report.txt` becomes `report (2).txt`.
  private static String copy(String relative, int copy, Entry.Kind kind) {
    int dot = relative.lastIndexOf('.');
    boolean extended = kind != Entry.Kind.FOLDER && dot > relative.lastIndexOf('/') + 1;
    int end = extended ? dot : relative.length();
    return relative.substring(0, end) + " (" + copy + ")" + relative.substring(end);
  }

  private boolean isEqual(Entry entry, @Nullable Entry there) {
    if (there == null || entry.kind() != there.kind()) {
      return false;
    }
    return switch (entry.kind()) {
      case FOLDER -> true;
      case LINK -> entry.link().equals(there.link());
      case FILE ->
          options.compare() == Compare.SIZE_AND_TIME
              && entry.size() == there.size()
              && microseconds(entry) == microseconds(there);
    };
  }

  private static long microseconds(Entry entry) {
    return Math.floorDiv(entry.modified(), 1000);
  }

  private static @Nullable Path old(Entry entry, Spot spot) {
    boolean older = spot.there() != null && spot.there().kind() == Entry.Kind.FILE;
    return older && entry.kind() == Entry.Kind.FILE ? spot.path() : null;
  }

  private Spot look(String relative, boolean isNew) {
    if (base == null || isNew) {
      return new Spot(relative, null, null);
    }
    Path path = base.target(relative);
    boolean exists = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    return new Spot(relative, path, exists ? Attributes.entry(path, relative) : null);
  }

  private static boolean isEmpty(Spot spot) {
    if (spot.path() == null) {
      return true;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(spot.path())) {
      return !inside.iterator().hasNext();
    } catch (IOException e) {
      throw DiskFailures.of(e, spot.relative());
    }
  }
}
