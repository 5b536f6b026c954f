package dev.hawser.internal.disk;

import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// How a {@link Part} begins, or goes on.
///
/// The order of the steps matters, since a process can be killed after each: the map claims nothing
/// before there is content, and claims nothing any more before content goes.
final class PartOpening {
  private final Disk disk;
  private final Path target;
  private final PartSource source;
  private final boolean keep;
  private final Targets.Claim claim;
  private final Path content;
  private final Path mapFile;

  private PartOpening(
      Disk disk, Path target, PartSource source, boolean keep, Targets.Claim claim) {
    this.disk = disk;
    this.target = target;
    this.source = source;
    this.keep = keep;
    this.claim = claim;
    content = HiddenNames.part(target);
    mapFile = HiddenNames.map(target);
  }

  /// Claims the target within this process, and opens what is there or begins anew.
  ///
  /// @param brief whether a map on the disk can wait until the end. Making and deleting one would
  ///   cost more than the content of a file that is not large
  static Part open(
      Disk disk, Path target, PartSource source, boolean keep, boolean brief, Holder holder) {
    try {
      Path folder = Targets.folder(target.toAbsolutePath()).toRealPath();
      Targets.Claim claim = Targets.claim(folder.resolve(HiddenNames.last(target)), holder);
      boolean opened = false;
      try {
        Part part = new PartOpening(disk, target, source, keep, claim).open(brief);
        opened = true;
        return part;
      } finally {
        if (!opened) {
          claim.close();
        }
      }
    } catch (IOException e) {
      throw Targets.failure(e, target);
    }
  }

  /// Asks for room before anything is allocated for so many chunks.
  private Part open(boolean brief) throws IOException {
    boolean there = ChunkMap.isPlainFile(content);
    requireRoom(source.size() - (there ? Files.size(content) : 0));
    return brief && !there && !ChunkMap.isPlainFile(mapFile) ? brief() : locked();
  }

  private Part brief() throws IOException {
    FreshNames.Fresh fresh = FreshNames.make(disk, Targets.folder(target), Modes.OWNER_ONLY);
    Targets.Claim brief = Targets.claim(fresh.path());
    boolean done = false;
    try {
      // However long it takes, nobody takes it for a left-over.
      boolean _ = fresh.file().lock();
      done = true;
      return part(ChunkMap.inMemory(source), fresh.path(), fresh.file(), brief);
    } finally {
      if (!done) {
        try (brief;
            Disk.Content _ = fresh.file()) {
          disk.delete(fresh.path());
        }
      }
    }
  }

  private Part part(ChunkMap map, Path path, Disk.Content file, Targets.@Nullable Claim brief) {
    return new Part(new PartFiles(disk, target, source, path, claim, brief), map, file, keep);
  }

  private Part locked() throws IOException {
    ChunkMap map = ChunkMap.lock(disk, mapFile, target, source);
    boolean opened = false;
    try {
      BitSet claimed = map.read();
      Part part =
          claimed != null && !claimed.isEmpty() && ChunkMap.isPlainFile(content)
              ? resumed(map, claimed)
              : begun(map);
      opened = true;
      return part;
    } finally {
      if (!opened) {
        giveUp(map);
      }
    }
  }

  private void giveUp(ChunkMap map) throws IOException {
    try (map) {
      if (Files.notExists(content, LinkOption.NOFOLLOW_LINKS)) {
        disk.delete(mapFile);
      }
    }
  }

  private Part resumed(ChunkMap map, BitSet there) throws IOException {
    Disk.Content file = Modes.openOwn(disk, content);
    boolean done = false;
    try {
      Part part = part(map, content, file, null);
      there.stream().forEach(part::recognise);
      int last = there.length() - 1;
      if (!map.isOfThisBoot() || file.size() < source.start(last) + source.length(last)) {
        int _ = part.recheck();
      }
      requireRoom(source.size() - (long) part.had() * source.chunkSize());
      map.begin();
      done = true;
      return part;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  private Part begun(ChunkMap map) throws IOException {
    map.clear();
    disk.delete(content);
    requireRoom(source.size());
    Disk.Content file = disk.create(content, Modes.OWNER_ONLY);
    boolean done = false;
    try {
      map.begin();
      done = true;
      return part(map, content, file, null);
    } finally {
      if (!done) {
        try (file) {
          disk.delete(content);
        }
      }
    }
  }

  private void requireRoom(long needed) {
    long free = disk.usable(Targets.folder(target));
    if (needed > free) {
      throw DiskFailures.make(
          Reason.NO_SPACE,
          target.toString(),
          "it needs " + needed + " bytes more, but " + free + " are free: make room on the disk");
    }
  }
}
