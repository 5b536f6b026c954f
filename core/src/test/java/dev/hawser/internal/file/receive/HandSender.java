package dev.hawser.internal.file.receive;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.delta.Matcher;
import dev.hawser.internal.delta.Recipe;
import dev.hawser.internal.delta.SignatureReader;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.protocol.AsBytes;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Again;
import dev.hawser.internal.file.protocol.Control.AllSent;
import dev.hawser.internal.file.protocol.Control.Data;
import dev.hawser.internal.file.protocol.Control.Done;
import dev.hawser.internal.file.protocol.Control.Entries;
import dev.hawser.internal.file.protocol.Control.Failed;
import dev.hawser.internal.file.protocol.Control.Finished;
import dev.hawser.internal.file.protocol.Control.Had;
import dev.hawser.internal.file.protocol.Control.Old;
import dev.hawser.internal.file.protocol.Control.Same;
import dev.hawser.internal.file.protocol.Control.Scanned;
import dev.hawser.internal.file.protocol.Control.Sent;
import dev.hawser.internal.file.protocol.Control.SentFile;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Control.Verdicts;
import dev.hawser.internal.file.protocol.Control.Wanted;
import dev.hawser.internal.file.protocol.Digests;
import dev.hawser.internal.file.protocol.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A sender made by hand, that does one thing after the other on the test's thread, and can be told
/// to do it wrong.
public class HandSender implements Line {
  private static final int SECONDS = 30;

  final List<Control> heard = new ArrayList<>();
  final Set<Integer> done = new HashSet<>();
  public final Map<Integer, Failed> failed = new HashMap<>();
  final Map<Integer, BitSet> had = new HashMap<>();
  final Map<Integer, SignatureReader> old = new HashMap<>();

  /// How many chunks were sent, and what they weigh.
  int chunksSent;

  long bytesSent;

  private final BlockingQueue<Control> queue = new LinkedBlockingQueue<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();
  private final Set<Integer> pending = new HashSet<>();
  private boolean allSaid;
  private @Nullable Receiver receiver;

  /// What the receiver says; goes through its bytes, as it does in earnest.
  @Override
  public void say(Control message) {
    queue.add(AsBytes.copy(message));
  }

  public HandSender to(Receiver other) {
    receiver = other;
    return this;
  }

  public Receiver receiver() {
    if (receiver == null) {
      throw new IllegalStateException("nobody to send to");
    }
    return receiver;
  }

  public HandSender file(String path, byte[] content) {
    return entry(
        new Entry(path, Entry.Kind.FILE, content.length, 1_000_000_000L, 0644, ""), content);
  }

  public HandSender folder(String path) {
    return entry(new Entry(path, Entry.Kind.FOLDER, 0, 1_000_000_000L, 0755, ""), new byte[0]);
  }

  public HandSender entry(Entry entry, byte[] content) {
    entries.add(entry);
    contents.add(content);
    return this;
  }

  byte[] content(int file) {
    return contents.get(file);
  }

  /// Sends everything; returns what the receiver says at the end.
  public Totals run() throws Exception {
    begin();
    return proceed();
  }

  public void begin() throws InterruptedException {
    receiver().start();
    receiver().heard(new Entries(0, entries));
    receiver().heard(new Scanned(entries.size(), 0));
  }

  Totals proceed() throws Exception {
    while (true) {
      Control message = next();
      if (message instanceof Finished(Totals totals)) {
        return totals;
      }
      hear(message);
    }
  }

  /// The next thing that the receiver says.
  public Control next() throws Exception {
    Control message = queue.poll(SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("the receiver is silent; it has said " + heard);
    }
    heard.add(message);
    return message;
  }

  public void hear(Control message) throws Exception {
    switch (message) {
      case Had had -> {
        BitSet set = this.had.computeIfAbsent(had.file(), _ -> new BitSet());
        for (int i = 0; i < had.had().length; i++) {
          set.set(had.firstChunk() + i, had.had()[i]);
        }
      }
      case Old(int file, byte[] slice) ->
          old.computeIfAbsent(file, _ -> new SignatureReader()).read(new Input(slice));
      case Verdicts verdicts -> {
        pending.addAll(verdicts.later());
        for (int file : verdicts.wanted()) {
          send(file);
        }
        allSaid = verdicts.upTo() == entries.size();
        sayWhetherAll();
      }
      case Wanted(int file) -> {
        send(file);
        pending.remove(file);
        sayWhetherAll();
      }
      case Done(List<Integer> files) -> done.addAll(files);
      case Failed failure -> {
        failed.put(failure.file(), failure);
        if (pending.remove(failure.file())) {
          sayWhetherAll();
        }
      }
      case Again(int file, List<Integer> chunks) -> {
        for (int chunk : chunks) {
          sendChunk(file, chunk, null);
        }
        sent(file);
      }
      default -> {}
    }
  }

  private void sayWhetherAll() throws InterruptedException {
    if (allSaid && pending.isEmpty()) {
      allSaid = false;
      receiver().heard(new AllSent());
    }
  }

  /// Sends a file that is wanted.
  void send(int file) throws Exception {
    Path copy = null;
    try {
      Matcher matcher = null;
      if (old.containsKey(file)) {
        copy = Files.write(Files.createTempFile("new", ""), content(file));
        if (old.get(file).signatures().describes(FileChannel.open(copy), content(file).length)) {
          receiver().heard(new Same(file));
          return;
        }
        matcher =
            new Matcher(old.get(file).signatures(), FileChannel.open(copy), content(file).length);
      }
      for (int chunk = 0; chunk < Chunk.count(content(file).length); chunk++) {
        if (!had.getOrDefault(file, new BitSet()).get(chunk)) {
          sendChunk(file, chunk, matcher);
        }
      }
      sent(file);
    } finally {
      if (copy != null) {
        Files.delete(copy);
      }
    }
  }

  void sent(int file) throws Exception {
    byte[] sha256 = Digests.sha256().digest(content(file));
    receiver().heard(new Sent(List.of(new SentFile(file, digest(content(file)), sha256))));
  }

  static byte[] digest(byte[] content) {
    ByteBuffer sums = ByteBuffer.allocate(Chunk.count(content.length) * Integer.BYTES);
    for (int chunk = 0; chunk < Chunk.count(content.length); chunk++) {
      sums.putInt(sum(content, chunk));
    }
    return Digests.sha256().digest(sums.array());
  }

  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(Digests.sha256().digest(content));
  }

  static int sum(byte[] content, int chunk) {
    return Chunk.sum(content, chunk * Chunk.SIZE, Chunk.length(content.length, chunk));
  }

  void sendChunk(int file, int chunk, @Nullable Matcher matcher) throws Exception {
    byte[] content = content(file);
    int offset = chunk * Chunk.SIZE;
    int length = Chunk.length(content.length, chunk);
    int sum = sum(content, chunk);
    if (sum == Chunk.sum(new byte[length], 0, length)) {
      deliver(new Chunk(file, chunk, Chunk.ZEROS, 0, sum), new byte[0]);
      return;
    }
    Recipe recipe = matcher == null ? null : matcher.recipe(offset, length);
    if (recipe != null && !recipe.isWholeLiteral()) {
      byte[] encoded = recipe.encoded();
      deliver(new Chunk(file, chunk, Chunk.RECIPE, encoded.length, sum), encoded);
    } else {
      byte[] payload = Arrays.copyOfRange(content, offset, offset + length);
      deliver(new Chunk(file, chunk, Chunk.RAW, length, sum), payload);
    }
  }

  /// Brings a chunk to the receiver.
  void deliver(Chunk chunk, byte[] payload) throws IOException, InterruptedException {
    chunksSent++;
    bytesSent += payload.length;
    receiver().heard(new Data(chunk, payload, 0, payload.length));
  }
}
