package dev.hawser.internal.file.receive;

import dev.hawser.FileException;
import dev.hawser.file.Compare;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.delta.Signatures;
import dev.hawser.internal.disk.Decision;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.disk.Holder;
import dev.hawser.internal.disk.Part;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control.Had;
import dev.hawser.internal.file.protocol.Control.Old;
import dev.hawser.internal.file.protocol.Control.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Opens what large files need, on threads of its own, before their content may come: tells the
/// sender what is there of them from an earlier attempt, and the signatures of an older version.
final class Preparation {
  /// The least size of an older version that is worth its signatures.
  private static final long LEAST_OLD = 64 << 10;

  /// So many chunks are told at once to be there.
  private static final int SLICE = 8192;

  private final Reception reception;
  private final Completion completion;
  private volatile boolean hides;
  private volatile Holder holder = Holder.STAYS;

  Preparation(Reception reception, Completion completion) {
    this.reception = reception;
    this.completion = completion;
  }

  /// Tells nothing of older versions, to a sender that may not read them.
  void hideOld() {
    hides = true;
  }

  /// Says whether files are let go of for somebody else.
  void heldBy(Holder task) {
    holder = task;
  }

  /// A file that is to be written; a small one needs no preparation.
  IncomingFile file(int number, Entry entry, Decision.Write place) {
    boolean small = !needsPart(entry) && versionOf(entry, place) == null;
    return new IncomingFile(number, entry, place, small);
  }

  private boolean needsPart(Entry entry) {
    return entry.size() > Chunk.SIZE || reception.options().verify() && entry.size() > 0;
  }

  /// The older version whose blocks may do, or null.
  private @Nullable Path versionOf(Entry entry, Decision.Write place) {
    Path old = place.old();
    if (old == null || hides) {
      return null;
    }
    try {
      long size = Files.size(old);
      boolean maybeEqual =
          reception.options().compare() == Compare.CONTENT && size == entry.size() && size > 0;
      return size >= LEAST_OLD && size <= Signatures.LARGEST_FILE || maybeEqual ? old : null;
    } catch (IOException e) {
      return null;
    }
  }

  /// Prepares as many files as may be open at once.
  void open() {
    for (IncomingFile next = reception.agenda().nextToOpen();
        next != null;
        next = reception.agenda().nextToOpen()) {
      IncomingFile file = next;
      reception.workers().run(() -> open(file));
    }
  }

  private void open(IncomingFile file) throws InterruptedException {
    if (reception.agenda().isEnded()) {
      return;
    }
    try {
      if (needsPart(file.entry())) {
        openPart(file);
      }
    } catch (FileException e) {
      completion.failed(file, e);
      return;
    }
    Path path = versionOf(file.entry(), file.place());
    if (path != null) {
      openOld(file, path);
    }
    file.want();
    reception.answers().sayInTurn(new Wanted(file.number()));
  }

  // ---- what is there from an earlier attempt ----

  private void openPart(IncomingFile file) throws InterruptedException {
    Entry entry = file.entry();
    boolean keep = reception.options().keepParts();
    Path target = file.place().target();
    Part part = Part.open(reception.disk(), target, entry.size(), entry.modified(), keep, holder);
    long there = file.take(part);
    if (there > 0) {
      reception.meter().dealt(file.name(), there);
      for (int first = 0; first < file.chunks(); first += SLICE) {
        reception.answers().sayInTurn(had(file, part, first));
      }
    }
  }

  private static Had had(IncomingFile file, Part part, int first) {
    int count = Math.min(SLICE, file.chunks() - first);
    boolean[] had = new boolean[count];
    int[] sums = new int[count];
    for (int i = 0; i < count; i++) {
      had[i] = part.has(first + i);
      sums[i] = had[i] ? part.sum(first + i) : 0;
    }
    return new Had(file.number(), first, had, sums);
  }

  // ---- an older version ----

  /// An older version that cannot be read is as good as none.
  private void openOld(IncomingFile file, Path path) throws InterruptedException {
    Signatures signatures;
    try {
      OldVersion old = OldVersion.open(path);
      file.take(old);
      signatures = old.signatures();
    } catch (IOException e) {
      file.dropOld();
      return;
    }
    for (int slice = 0; slice < signatures.slices(); slice++) {
      Output out = new Output();
      signatures.encode(slice, out);
      reception.answers().sayInTurn(new Old(file.number(), out.intoByteArray()));
    }
  }
}
