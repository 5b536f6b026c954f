package dev.hawser.internal.file.receive;

import static dev.hawser.internal.disk.DiskFailures.make;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Attributes;
import dev.hawser.internal.disk.DiskFailures;
import dev.hawser.internal.disk.Part;
import dev.hawser.internal.disk.SmallFiles;
import dev.hawser.internal.file.protocol.Control.Again;
import dev.hawser.internal.file.protocol.Control.Failed;
import dev.hawser.internal.file.protocol.Control.SentFile;
import dev.hawser.internal.file.protocol.Digests;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/// The last steps of each file on its way in: it is compared with what the sender says, gets its
/// name, and both ends are told; or it has failed, and others go on.
final class Completion {
  private static final byte[] NOTHING = {};

  private final Reception reception;
  private final Runnable room;
  private final SmallFiles smallFiles;

  /// @param room told when fewer files are open than before
  Completion(Reception reception, Runnable room) {
    this.reception = reception;
    this.room = room;
    TransferOptions options = reception.options();
    smallFiles = new SmallFiles(reception.disk(), options.permissions(), options.durable());
  }

  /// Something has come, or was said, of which this file may have been waiting.
  void check(IncomingFile file) {
    if (!file.claimEnd()) {
      return;
    }
    Part part = file.part();
    SentFile sent = file.sent();
    if (sent == null) {
      throw new IllegalStateException("ends before it was sent: " + file.name());
    }
    if (part != null) {
      reception
          .workers()
          .run(() -> {
            finish(file, part, sent);
            reception.answers().sayDone();
          });
    } else {
      finish(file, sent);
    }
  }

  // ---- files without a part ----

  /// Of an empty file, which has no part either, both kinds of digests are the same.
  private void finish(IncomingFile file, SentFile sent) {
    int[] sums = file.chunks() == 0 ? new int[0] : new int[] {file.only()};
    byte[] digest = Digests.ofSums(sums);
    try {
      if (!MessageDigest.isEqual(digest, sent.digest())) {
        throw corrupt(file);
      }
      if (file.chunks() == 0) {
        store(file, NOTHING, 0, 0);
      }
    } catch (FileException e) {
      failedAtLast(file, e);
      return;
    }
    done(file, digest);
  }

  /// Writes a file that has no part, and gives it its name.
  void store(IncomingFile file, byte[] bytes, int offset, int length) {
    smallFiles.write(file.place().target(), bytes, offset, length, file.entry());
  }

  // ---- files with a part ----

  private void finish(IncomingFile file, Part part, SentFile sent) {
    if (reception.agenda().isEnded()) {
      return;
    }
    try {
      byte[] digest = part.digest();
      boolean fits = MessageDigest.isEqual(digest, sent.digest());
      if (fits && reception.options().verify()) {
        digest = part.contentDigest();
        fits = MessageDigest.isEqual(digest, sent.sha256());
      }
      if (!fits) {
        var _ = part.recheck();
        askAgain(file);
        return;
      }
      TransferOptions options = reception.options();
      part.finish(file.entry(), options.permissions(), options.durable());
      done(file, digest);
    } catch (FileException e) {
      failedAtLast(file, e);
    }
  }

  private void askAgain(IncomingFile file) {
    List<Integer> missing = file.askAgain();
    if (missing.isEmpty()) {
      throw corrupt(file);
    }
    reception.answers().say(new Again(file.number(), missing));
  }

  private static FileException corrupt(IncomingFile file) {
    return make(
        Reason.CORRUPT,
        file.name(),
        "what was stored is not what was sent: transfer it again, and check the disk if that"
            + " happens again");
  }

  // ---- what is said of it ----

  private void done(IncomingFile file, byte[] digest) {
    long size = file.entry().size();
    reception.tally().stored(size, file.saved());
    byte[] sha256 = reception.options().verify() ? digest : NOTHING;
    reception.meter().stored(file.name(), size, Digests.name(digest, sha256));
    reception.meter().fileDealt(file.name());
    file.endFinished(false);
    reception.answers().done(file.number());
    leave(file);
  }

  /// The sender says that a file is there already.
  void same(IncomingFile file) {
    if (file.old() == null) {
      throw Agenda.lie("a file is the same of which nothing is known: " + file.name());
    }
    try {
      adopt(file);
    } catch (FileException e) {
      failed(file, e);
    }
    if (file.end(true)) {
      reception.tally().equal();
      reception.meter().dealt(file.name(), file.entry().size());
      reception.meter().fileDealt(file.name());
      reception.answers().done(file.number());
      leave(file);
    }
  }

  /// Gives the file that is there the time and the permissions of its equal, if it is in its place.
  private void adopt(IncomingFile file) {
    Path target = file.place().target();
    if (target.equals(file.place().old())) {
      Attributes.apply(target, file.entry(), reception.options().permissions());
    }
  }

  /// A file has failed here, which the sender is told.
  void failed(IncomingFile file, FileException failure) {
    if (file.end(failure.reason() == Reason.CORRUPT)) {
      tell(file, failure);
    }
  }

  /// A file has failed here, whose end the calling thread has claimed.
  private void failedAtLast(IncomingFile file, FileException failure) {
    file.endFinished(failure.reason() == Reason.CORRUPT);
    tell(file, failure);
  }

  private void tell(IncomingFile file, FileException failure) {
    FileException shown = shown(file, failure);
    count(file, shown);
    reception.answers().say(new Failed(file.number(), shown));
    leave(file);
  }

  /// A file has failed at the sender. What has come of it is of no use if it will not be the same
  /// file the next time.
  void broken(IncomingFile file, FileException failure) {
    Reason reason = failure.reason();
    if (file.end(reason == Reason.CHANGED || reason == Reason.MISSING)) {
      count(file, failure);
      leave(file);
    }
  }

  private void count(IncomingFile file, FileException failure) {
    reception.tally().failed();
    reception.meter().failed(failure);
    reception.meter().fileDealt(file.name());
  }

  /// The last that is done about a file: behind what is said of it.
  private void leave(IncomingFile file) {
    reception.agenda().over(file);
    room.run();
  }

  /// The failure as it is about the file's path within the transfer, not on this machine.
  private static FileException shown(IncomingFile file, FileException failure) {
    String here = DiskFailures.quoted(file.place().target().toString());
    String message = String.valueOf(failure.getMessage());
    if (message.startsWith(here)) {
      message = DiskFailures.quoted(file.name()) + message.substring(here.length());
    }
    return new FileException(failure.reason(), file.name(), message, failure.outcome());
  }
}
