package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.file.Links;
import dev.hawser.file.TransferPlan.Action;
import dev.hawser.file.TransferPlan.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Finds what is only at the destination. What the filters leave out is not touched, nor are files
/// of transfers under way, nor what cannot be looked at; and no folder that has such things in it.
///
/// If only some files are meant, a folder goes only if one of these was in it, and nothing else.
final class Extras implements Walk.Visitor {
  private final Predicate<String> known;
  private final Filter filter;
  private final Links links;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> staying = new HashSet<>();
  private final Set<String> losing = new HashSet<>();

  private Extras(Predicate<String> known, Filter filter, Links links) {
    this.known = known;
    this.filter = filter;
    this.links = links;
  }

  /// What is to be deleted, the deepest first.
  ///
  /// @param known whether a path is of the transfer
  static List<Step> find(Confined base, Predicate<String> known, Filter filter, Links links)
      throws InterruptedException {
    Extras extras = new Extras(known, filter, links);
    new Walk(base, "", extras).go();
    return extras.steps;
  }

  @Override
  public boolean leavesOut(String relative) {
    boolean out = Part.isOurs(Walk.name(relative)) || filter.excludes(relative);
    if (out) {
      stays(Walk.parent(relative));
    }
    return out;
  }

  @Override
  public void found(Entry entry, Path path) {
    String relative = entry.path();
    boolean folder = entry.kind() == Entry.Kind.FOLDER;
    if (known.test(relative)) {
      stays(folder ? relative : Walk.parent(relative));
    } else if (!folder && isMeant(entry)) {
      deletes(entry);
    } else if (!folder) {
      stays(Walk.parent(relative));
    }
  }

  private boolean isMeant(Entry entry) {
    boolean kind = entry.kind() != Entry.Kind.LINK || links == Links.KEEP;
    return kind && filter.takesFile(entry.path());
  }

  @Override
  public void left(Entry folder) {
    String relative = folder.path();
    boolean meant = filter.takesEmptyFolders() || losing.contains(relative);
    if (!staying.contains(relative)) {
      if (meant) {
        deletes(folder);
      } else {
        stays(relative);
      }
    }
  }

  @Override
  public void failed(FileException failure) {
    stays(failure.path());
  }

  private void deletes(Entry entry) {
    steps.add(new Step(entry.path(), Action.DELETED, entry.size(), ""));
    losing.add(Walk.parent(entry.path()));
  }

  /// It stays, and so do the folders above it.
  private void stays(String relative) {
    String path = relative;
    while (staying.add(path) && !path.isEmpty()) {
      path = Walk.parent(path);
    }
  }
}
