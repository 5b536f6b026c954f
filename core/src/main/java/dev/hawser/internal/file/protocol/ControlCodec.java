package dev.hawser.internal.file.protocol;

import dev.hawser.FileException;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.file.Compare;
import dev.hawser.file.Conflict;
import dev.hawser.file.Links;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan.Action;
import dev.hawser.file.TransferPlan.Step;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.protocol.Control.Ack;
import dev.hawser.internal.file.protocol.Control.Again;
import dev.hawser.internal.file.protocol.Control.AllSent;
import dev.hawser.internal.file.protocol.Control.Begin;
import dev.hawser.internal.file.protocol.Control.Broken;
import dev.hawser.internal.file.protocol.Control.Cancel;
import dev.hawser.internal.file.protocol.Control.Data;
import dev.hawser.internal.file.protocol.Control.Done;
import dev.hawser.internal.file.protocol.Control.Entries;
import dev.hawser.internal.file.protocol.Control.Failed;
import dev.hawser.internal.file.protocol.Control.Finished;
import dev.hawser.internal.file.protocol.Control.GaveUp;
import dev.hawser.internal.file.protocol.Control.Had;
import dev.hawser.internal.file.protocol.Control.LaneEnded;
import dev.hawser.internal.file.protocol.Control.LaneLost;
import dev.hawser.internal.file.protocol.Control.LaneNumber;
import dev.hawser.internal.file.protocol.Control.Named;
import dev.hawser.internal.file.protocol.Control.NoLane;
import dev.hawser.internal.file.protocol.Control.Old;
import dev.hawser.internal.file.protocol.Control.Pause;
import dev.hawser.internal.file.protocol.Control.Resume;
import dev.hawser.internal.file.protocol.Control.Same;
import dev.hawser.internal.file.protocol.Control.Scanned;
import dev.hawser.internal.file.protocol.Control.Sent;
import dev.hawser.internal.file.protocol.Control.SentFile;
import dev.hawser.internal.file.protocol.Control.Steps;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Control.Unreadable;
import dev.hawser.internal.file.protocol.Control.Verdicts;
import dev.hawser.internal.file.protocol.Control.WantLane;
import dev.hawser.internal.file.protocol.Control.Wanted;
import dev.hawser.internal.file.protocol.Control.Way;
import dev.hawser.internal.operation.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What the ends of a transfer say, as bytes. Everything that is read is bounded by the message it
/// stands in, before memory is taken for it.
public final class ControlCodec {
  private static final int BEGIN = 1;
  private static final int ENTRIES = 2;
  private static final int UNREADABLE = 3;
  private static final int SCANNED = 4;
  private static final int SENT = 5;
  private static final int SAME = 6;
  private static final int BROKEN = 7;
  private static final int DATA = 8;
  private static final int ALL_SENT = 9;
  private static final int HAD = 10;
  private static final int OLD = 11;
  private static final int VERDICTS = 12;
  private static final int ACK = 13;
  private static final int DONE = 14;
  private static final int FAILED = 15;
  private static final int AGAIN = 16;
  private static final int STEPS = 17;
  private static final int FINISHED = 18;
  private static final int WANT_LANE = 19;
  private static final int LANE_NUMBER = 20;
  private static final int NO_LANE = 21;
  private static final int PAUSE = 22;
  private static final int RESUME = 23;
  private static final int CANCEL = 24;
  private static final int GAVE_UP = 25;
  private static final int LANE_ENDED = 26;
  private static final int LANE_LOST = 27;
  private static final int WANTED = 28;
  private static final int NAMED = 29;

  private static final int LONGEST_TEXT = 64 << 10;
  private static final int MOST_PATTERNS = 1000;
  private static final int DIGEST = 32;

  private ControlCodec() {}

  // ---- writing ----

  static Output write(Control message) {
    Output out = new Output();
    switch (message) {
      case Begin begin -> writeBegin(begin, out);
      case Entries(int first, List<Entry> entries) -> {
        head(ENTRIES, first, out);
        writeList(entries, out, Entry::write);
      }
      case Unreadable(FileException failure) -> {
        out.writeByte(UNREADABLE);
        Failures.write(failure, out);
      }
      case Scanned(long files, long bytes) -> amounts(SCANNED, files, bytes, out);
      case Sent(List<SentFile> files) -> {
        out.writeByte(SENT);
        writeList(files, out, ControlCodec::writeSentFile);
      }
      case Same(int file) -> head(SAME, file, out);
      case Broken(int file, FileException failure) -> {
        head(BROKEN, file, out);
        Failures.write(failure, out);
      }
      case Data data -> writeData(data, out);
      case AllSent _ -> out.writeByte(ALL_SENT);
      case LaneLost(long lane) -> {
        out.writeByte(LANE_LOST);
        out.writeVarLong(lane);
      }
      default -> writeAnswer(message, out);
    }
    return out;
  }

  private static void writeAnswer(Control message, Output out) {
    switch (message) {
      case Had had -> writeHad(had, out);
      case Old(int file, byte[] slice) -> {
        head(OLD, file, out);
        writeBytes(slice, out);
      }
      case Verdicts(int upTo, List<Integer> wanted, List<Integer> later) -> {
        head(VERDICTS, upTo, out);
        writeList(wanted, out, ControlCodec::writeNumber);
        writeList(later, out, ControlCodec::writeNumber);
      }
      case Wanted(int file) -> head(WANTED, file, out);
      case Ack(long lane, long chunks) -> amounts(ACK, lane, chunks, out);
      case LaneEnded(long lane, long chunks) -> amounts(LANE_ENDED, lane, chunks, out);
      case Done(List<Integer> files) -> {
        out.writeByte(DONE);
        writeList(files, out, ControlCodec::writeNumber);
      }
      case Failed(int file, FileException failure) -> {
        head(FAILED, file, out);
        Failures.write(failure, out);
      }
      case Again(int file, List<Integer> chunks) -> {
        head(AGAIN, file, out);
        writeList(chunks, out, ControlCodec::writeNumber);
      }
      case Steps(List<Step> steps) -> {
        out.writeByte(STEPS);
        writeList(steps, out, ControlCodec::writeStep);
      }
      case Finished(Totals totals) -> writeTotals(totals, out);
      default -> writeEither(message, out);
    }
  }

  private static void writeEither(Control message, Output out) {
    switch (message) {
      case WantLane _ -> out.writeByte(WANT_LANE);
      case LaneNumber(long number) -> {
        out.writeByte(LANE_NUMBER);
        out.writeLong(number);
      }
      case NoLane(long number, String reason) -> {
        out.writeByte(NO_LANE);
        out.writeLong(number);
        out.writeUtf8(reason);
      }
      case Named(String name) -> {
        out.writeByte(NAMED);
        out.writeUtf8(name);
      }
      case Pause _ -> out.writeByte(PAUSE);
      case Resume _ -> out.writeByte(RESUME);
      case Cancel _ -> out.writeByte(CANCEL);
      case GaveUp gaveUp -> {
        out.writeByte(GAVE_UP);
        Failures.write(gaveUp.failure(), out);
      }
      default -> throw new IllegalArgumentException("no way to write " + message);
    }
  }

  private static void amounts(int kind, long one, long other, Output out) {
    out.writeByte(kind);
    out.writeVarLong(one);
    out.writeVarLong(other);
  }

  private static void head(int kind, int number, Output out) {
    out.writeByte(kind);
    out.writeVarInt(number);
  }

  private static void writeBegin(Begin begin, Output out) {
    out.writeByte(BEGIN);
    out.writeByte(begin.way().ordinal());
    out.writeBoolean(begin.folder());
    out.writeBoolean(begin.dry());
    out.writeUtf8(begin.remote());
    out.writeUtf8(begin.name());
    TransferOptions options = begin.options();
    out.writeByte(options.conflict().ordinal());
    out.writeByte(options.compare().ordinal());
    writeList(options.includes(), out, (text, to) -> to.writeUtf8(text));
    writeList(options.excludes(), out, (text, to) -> to.writeUtf8(text));
    out.writeByte(options.links().ordinal());
    out.writeBoolean(options.mirror());
    out.writeBoolean(options.permissions());
    out.writeBoolean(options.durable());
    out.writeBoolean(options.verify());
    out.writeBoolean(options.keepParts());
    out.writeVarLong(options.bytesPerSecond());
    out.writeVarInt(options.connections());
  }

  private static void writeData(Data data, Output out) {
    byte[] header = new byte[Chunk.HEADER];
    data.chunk().write(header, 0);
    out.writeByte(DATA);
    out.writeBytes(header, 0, header.length);
    out.writeBytes(data.bytes(), data.offset(), data.length());
  }

  private static void writeHad(Had had, Output out) {
    head(HAD, had.file(), out);
    out.writeVarInt(had.firstChunk());
    out.writeVarInt(had.had().length);
    for (int i = 0; i < had.had().length; i++) {
      out.writeBoolean(had.had()[i]);
      if (had.had()[i]) {
        out.writeInt(had.sums()[i]);
      }
    }
  }

  private static void writeSentFile(SentFile file, Output out) {
    out.writeVarInt(file.file());
    writeBytes(file.digest(), out);
    writeBytes(file.sha256(), out);
  }

  private static void writeStep(Step step, Output out) {
    out.writeUtf8(step.path());
    out.writeByte(step.action().ordinal());
    out.writeVarLong(step.size());
    out.writeUtf8(step.remark());
  }

  private static void writeTotals(Totals totals, Output out) {
    out.writeByte(FINISHED);
    out.writeVarLong(totals.files());
    out.writeVarLong(totals.equal());
    out.writeVarLong(totals.skipped());
    out.writeVarLong(totals.folders());
    out.writeVarLong(totals.links());
    out.writeVarLong(totals.deleted());
    out.writeVarLong(totals.bytes());
    out.writeVarLong(totals.savedBytes());
  }

  @FunctionalInterface
  private interface Writer<T> {
    void write(T item, Output out);
  }

  private static <T> void writeList(List<T> items, Output out, Writer<? super T> writer) {
    out.writeVarInt(items.size());
    items.forEach(item -> writer.write(item, out));
  }

  private static void writeNumber(Integer number, Output out) {
    out.writeVarInt(number);
  }

  private static void writeBytes(byte[] bytes, Output out) {
    out.writeVarInt(bytes.length);
    out.writeBytes(bytes, 0, bytes.length);
  }

  // ---- reading ----

  /// Reads a message.
  ///
  /// @throws ValueException if it makes no sense
  static Control read(Input in) {
    int kind = in.readUnsignedByte();
    try {
      Control message = read(kind, in);
      if (in.remaining() > 0) {
        throw malformed("goes on after its end");
      }
      return message;
    } catch (IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private static Control read(int kind, Input in) {
    return switch (kind) {
      case BEGIN -> readBegin(in);
      case ENTRIES -> new Entries(number(in), readList(in, () -> Entry.read(in)));
      case UNREADABLE -> new Unreadable(readFileFailure(in));
      case SCANNED -> new Scanned(amount(in), amount(in));
      case SENT ->
          new Sent(readList(in, () -> new SentFile(number(in), readDigest(in), readDigest(in))));
      case SAME -> new Same(number(in));
      case BROKEN -> new Broken(number(in), readFileFailure(in));
      case DATA -> readData(in);
      case ALL_SENT -> new AllSent();
      case HAD -> readHad(in);
      case OLD -> new Old(number(in), readBytes(in));
      case VERDICTS -> new Verdicts(number(in), readNumbers(in), readNumbers(in));
      case WANTED -> new Wanted(number(in));
      case ACK -> new Ack(amount(in), amount(in));
      case DONE -> new Done(readNumbers(in));
      case FAILED -> new Failed(number(in), readFileFailure(in));
      case AGAIN -> new Again(number(in), readNumbers(in));
      case STEPS -> new Steps(readList(in, () -> readStep(in)));
      case FINISHED -> new Finished(readTotals(in));
      case WANT_LANE -> new WantLane();
      case LANE_NUMBER -> new LaneNumber(in.readLong());
      case NO_LANE -> new NoLane(in.readLong(), in.readUtf8(LONGEST_TEXT));
      case NAMED -> new Named(in.readUtf8(LONGEST_TEXT));
      case PAUSE -> new Pause();
      case RESUME -> new Resume();
      case CANCEL -> new Cancel();
      case LANE_ENDED -> new LaneEnded(amount(in), amount(in));
      case LANE_LOST -> new LaneLost(amount(in));
      case GAVE_UP -> new GaveUp(Failures.read(in));
      default -> throw malformed("is of unknown kind " + kind);
    };
  }

  /// Whether a message that begins with some byte is for the transfer as a whole, and heard at
  /// once.
  static boolean isUrgent(byte kind) {
    return kind >= WANT_LANE && kind <= GAVE_UP || kind == NAMED;
  }

  /// Reads of a first message what decides whether it is permitted; the rest may not be there yet.
  public static Begin readHead(Input in) {
    if (in.readUnsignedByte() != BEGIN) {
      throw malformed("does not begin with what is to be done");
    }
    Way way = constant(Way.values(), in);
    boolean folder = in.readBoolean();
    boolean dry = in.readBoolean();
    String remote = in.readUtf8(LONGEST_TEXT);
    return new Begin(way, folder, dry, remote, "", TransferOptions.defaults());
  }

  private static Begin readBegin(Input in) {
    Way way = constant(Way.values(), in);
    boolean folder = in.readBoolean();
    boolean dry = in.readBoolean();
    String remote = in.readUtf8(LONGEST_TEXT);
    String name = in.readUtf8(LONGEST_TEXT);
    TransferOptions options =
        new TransferOptions(
            constant(Conflict.values(), in),
            constant(Compare.values(), in),
            readPatterns(in),
            readPatterns(in),
            constant(Links.values(), in),
            in.readBoolean(),
            in.readBoolean(),
            in.readBoolean(),
            in.readBoolean(),
            in.readBoolean(),
            amount(in),
            number(in),
            null);
    return new Begin(way, folder, dry, remote, name, options);
  }

  private static List<String> readPatterns(Input in) {
    List<String> patterns = readList(in, () -> in.readUtf8(LONGEST_TEXT));
    if (patterns.size() > MOST_PATTERNS) {
      throw malformed("has " + patterns.size() + " patterns; the most is " + MOST_PATTERNS);
    }
    return patterns;
  }

  private static Data readData(Input in) {
    Chunk chunk = Chunk.read(in.readBytes(Chunk.HEADER), 0);
    if (chunk.length() != in.remaining()) {
      throw malformed("has " + in.remaining() + " bytes of content, not " + chunk.length());
    }
    byte[] bytes = in.readBytes(chunk.length());
    return new Data(chunk, bytes, 0, bytes.length);
  }

  private static Had readHad(Input in) {
    int file = number(in);
    int first = number(in);
    int count = number(in);
    if (count > in.remaining()) {
      throw malformed("is too short for " + count + " chunks");
    }
    boolean[] had = new boolean[count];
    int[] sums = new int[count];
    for (int i = 0; i < count; i++) {
      had[i] = in.readBoolean();
      sums[i] = had[i] ? in.readInt() : 0;
    }
    return new Had(file, first, had, sums);
  }

  private static Step readStep(Input in) {
    String path = in.readUtf8(LONGEST_TEXT);
    Action action = constant(Action.values(), in);
    long size = amount(in);
    return new Step(path, action, size, in.readUtf8(LONGEST_TEXT));
  }

  private static Totals readTotals(Input in) {
    return new Totals(
        amount(in),
        amount(in),
        amount(in),
        amount(in),
        amount(in),
        amount(in),
        amount(in),
        amount(in));
  }

  private static FileException readFileFailure(Input in) {
    return Failures.read(in) instanceof FileException failure
        ? failure
        : new FileException(
            FileException.Reason.IO, "", "failed at the other end", Outcome.MAYBE_EXECUTED);
  }

  private static <T> List<T> readList(Input in, Supplier<T> item) {
    int count = number(in);
    if (count > in.remaining()) {
      throw malformed("is too short for " + count + " items");
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item.get());
    }
    return items;
  }

  private static List<Integer> readNumbers(Input in) {
    return readList(in, () -> number(in));
  }

  private static byte[] readDigest(Input in) {
    byte[] digest = readBytes(in);
    if (digest.length != 0 && digest.length != DIGEST) {
      throw malformed("has a digest of " + digest.length + " bytes");
    }
    return digest;
  }

  private static byte[] readBytes(Input in) {
    int length = number(in);
    if (length > in.remaining()) {
      throw malformed("is too short for " + length + " bytes");
    }
    return in.readBytes(length);
  }

  private static <E> E constant(E[] all, Input in) {
    int ordinal = in.readUnsignedByte();
    if (ordinal >= all.length) {
      throw malformed("has " + ordinal + " where there are " + all.length + " choices");
    }
    return all[ordinal];
  }

  private static int number(Input in) {
    int number = in.readVarInt();
    if (number < 0) {
      throw malformed("has a number below zero");
    }
    return number;
  }

  private static long amount(Input in) {
    long amount = in.readVarLong();
    if (amount < 0) {
      throw malformed("has an amount below zero");
    }
    return amount;
  }

  private static ValueException malformed(String how) {
    return new ValueException("malformed: what was said about a transfer " + how);
  }
}
