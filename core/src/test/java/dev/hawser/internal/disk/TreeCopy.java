package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan;
import dev.hawser.file.TransferPlan.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Copies a folder as a transfer does, without anything between its two ends.
final class TreeCopy implements Scanner.Sink {
  private final Destination destination;
  private final boolean permissions;
  final List<String> made = new ArrayList<>();
  final List<String> equal = new ArrayList<>();
  final List<String> skipped = new ArrayList<>();
  final List<Decision.Write> writes = new ArrayList<>();
  final Map<String, FileException> refused = new TreeMap<>();
  final List<FileException> failures = new ArrayList<>();

  TreeCopy(Destination destination, boolean permissions) {
    this.destination = destination;
    this.permissions = permissions;
  }

  static TreeCopy copy(Path from, Path to, TransferOptions options) throws InterruptedException {
    return copy(from, to, options, NameRules.of(to));
  }

  static TreeCopy copy(Path from, Path to, TransferOptions options, NameRules rules)
      throws InterruptedException {
    Destination destination = new Destination(Confined.folder(to), "", options, rules);
    TreeCopy copy = new TreeCopy(destination, options.permissions());
    scan(from, options, copy);
    if (options.mirror()) {
      int _ = destination.deleteExtras();
    }
    destination.finish();
    return copy;
  }

  static TransferPlan plan(Path from, Path to, TransferOptions options)
      throws InterruptedException {
    NameRules rules = NameRules.assumed();
    Destination destination =
        Files.exists(to)
            ? new Destination(Confined.existingFolder(to), "", options, rules)
            : Destination.missing("", options, rules);
    List<Step> steps = new ArrayList<>();
    scan(
        from,
        options,
        new Scanner.Sink() {
          @Override
          public void entry(Entry entry, Path path) {
            steps.add(destination.plan(entry));
          }

          @Override
          public void failed(FileException failure) {
            throw failure;
          }
        });
    steps.addAll(destination.extras());
    return new TransferPlan(steps);
  }

  private static void scan(Path from, TransferOptions options, Scanner.Sink sink)
      throws InterruptedException {
    Filter filter = new Filter(options.includes(), options.excludes());
    new Scanner(Confined.existingFolder(from), "", filter, options.links()).scan(sink);
  }

  @Override
  public void entry(Entry entry, Path path) {
    switch (destination.decide(entry)) {
      case Decision.Equal _ -> equal.add(entry.path());
      case Decision.Skipped _ -> skipped.add(entry.path());
      case Decision.Made _ -> made.add(entry.path());
      case Decision.Refused(FileException failure) -> refused.put(entry.path(), failure);
      case Decision.Write write -> {
        writes.add(write);
        write(entry, path, write.target());
      }
    }
  }

  private void write(Entry entry, Path path, Path target) {
    try {
      Path hidden = target.resolveSibling(".copy.hawser-new");
      Path _ =
          Files.copy(path, hidden, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.REPLACE_EXISTING);
      Attributes.apply(hidden, entry, permissions);
      Path _ = Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void failed(FileException failure) {
    failures.add(failure);
  }

  List<String> written() {
    return writes.stream().map(Decision.Write::relative).toList();
  }
}
