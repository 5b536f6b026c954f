package dev.hawser.internal.file.protocol;

import dev.hawser.FileException;
import dev.hawser.HawserException;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan.Step;
import dev.hawser.internal.disk.Entry;
import java.util.List;

/// What the two ends of a transfer say to each other on its stream, beside the content.
///
/// Entries are numbered in the order in which they are sent, from 0; everything about a file names
/// its number. Lanes are numbered by the server; 0 is the transfer's own stream.
public sealed interface Control {
  /// What is transferred, and which way.
  enum Way {
    /// The initiator sends.
    PUT,
    /// The initiator receives.
    GET
  }

  // ---- from the initiator ----

  /// The first message.
  ///
  /// @param way which way
  /// @param folder whether it is a folder rather than a single file
  /// @param dry whether only a plan is wanted
  /// @param remote the path at the other end
  /// @param name what a single file is called if the path turns out to be a folder
  /// @param options how, without a listener
  record Begin(
      Way way, boolean folder, boolean dry, String remote, String name, TransferOptions options)
      implements Control {}

  // ---- from the sender ----

  /// What there is to transfer; the first has the number `first`.
  record Entries(int first, List<Entry> entries) implements Control {}

  /// Something could not even be looked at.
  record Unreadable(FileException failure) implements Control {}

  /// There are no further entries.
  ///
  /// @param files how many files there were
  /// @param bytes their content
  record Scanned(long files, long bytes) implements Control {}

  /// All chunks of some files that were wanted are on their way.
  record Sent(List<SentFile> files) implements Control {}

  /// A file that is wanted is just what the receiver has.
  record Same(int file) implements Control {}

  /// A file that is wanted cannot be read to its end.
  record Broken(int file, FileException failure) implements Control {}

  /// Content on lane 0: a chunk as it would be on another lane.
  record Data(Chunk chunk, byte[] bytes, int offset, int length) implements Control {}

  /// A lane has broken, as far as the sender can see: the receiver lets go of it, too, and says how
  /// far it came.
  record LaneLost(long lane) implements Control {}

  /// Everything that is wanted was said or sent.
  record AllSent() implements Control {}

  // ---- from the receiver ----

  /// Chunks that need not be sent, and their sums, before {@link Wanted} is said of the file.
  ///
  /// @param firstChunk the first of these
  /// @param had which of them need not be sent
  /// @param sums the sum of each, 0 of those that have to be sent
  record Had(int file, int firstChunk, boolean[] had, int[] sums) implements Control {}

  /// Signatures of an older version, or a part of them, before {@link Wanted} is said of the file.
  ///
  /// @param slice as `delta.Signatures` writes it
  record Old(int file, byte[] slice) implements Control {}

  /// What is to be done about entries: those not named in it need nothing, or have failed, which
  /// was said before. The numbers in both lists are below `upTo`, and not below that of the
  /// verdicts before.
  ///
  /// @param upTo all entries below are decided with this
  /// @param wanted the numbers of the files that are to be sent
  /// @param later the numbers of files of which {@link Wanted} or {@link Failed} will be said
  ///   later: they take longer to be prepared, or too many are open already
  record Verdicts(int upTo, List<Integer> wanted, List<Integer> later) implements Control {}

  /// A file that was put off by {@link Verdicts} is to be sent now.
  record Wanted(int file) implements Control {}

  /// So many chunks that came on a lane were dealt with, in all.
  record Ack(long lane, long chunks) implements Control {}

  /// A lane has broken, or was closed because the sender said so: so many chunks that came on it
  /// were dealt with, and no more will be. Said once for each lane, also when the other end closed
  /// it.
  record LaneEnded(long lane, long chunks) implements Control {}

  /// Files are in place.
  record Done(List<Integer> files) implements Control {}

  /// A file could not be stored, or an entry of another kind could not be made; nothing more of it
  /// is wanted. Comes before the verdict about the entry, or at any time after.
  record Failed(int file, FileException failure) implements Control {}

  /// These chunks of a file have to be sent again, although they were acknowledged: what is stored
  /// is not what arrived, or the older version is no longer what its signatures say. None of them
  /// may come as a recipe, and another {@link Sent} has to follow.
  record Again(int file, List<Integer> chunks) implements Control {}

  /// Part of the plan, if that was asked for.
  record Steps(List<Step> steps) implements Control {}

  /// All is done that could be, as the receiver counted.
  record Finished(Totals totals) implements Control {}

  // ---- from either ----

  /// The client's end asks for a number under which to dial a lane.
  record WantLane() implements Control {}

  /// The server's end expects a lane under a number.
  record LaneNumber(long number) implements Control {}

  /// The client's end could not dial a lane.
  record NoLane(long number, String reason) implements Control {}

  /// What the only file will be called at the destination, from the end that was asked to take it.
  record Named(String name) implements Control {}

  /// The sender is to stop for a while.
  record Pause() implements Control {}

  /// The sender is to go on.
  record Resume() implements Control {}

  /// The transfer is to end, and nothing incomplete to be kept.
  record Cancel() implements Control {}

  /// The transfer has failed as a whole at the other end.
  record GaveUp(HawserException failure) implements Control {}

  /// A file of which all chunks that were wanted are on their way.
  ///
  /// @param digest SHA-256 over the sums of all its chunks, also of those that were not wanted
  /// @param sha256 SHA-256 of its content, or empty if that was not asked for
  record SentFile(int file, byte[] digest, byte[] sha256) {}

  /// What a receiver counted.
  ///
  /// @param files stored; see the equally named ones in `TransferResult`
  record Totals(
      long files,
      long equal,
      long skipped,
      long folders,
      long links,
      long deleted,
      long bytes,
      long savedBytes) {}
}
