package dev.hawser.internal.file.send;

import dev.hawser.Address;
import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.delta.Recipe;
import dev.hawser.internal.disk.Confined;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.disk.Filter;
import dev.hawser.internal.disk.Scanner;
import dev.hawser.internal.file.Counts;
import dev.hawser.internal.file.lane.LaneSource;
import dev.hawser.internal.file.protocol.AsBytes;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Ack;
import dev.hawser.internal.file.protocol.Control.AllSent;
import dev.hawser.internal.file.protocol.Control.Broken;
import dev.hawser.internal.file.protocol.Control.Data;
import dev.hawser.internal.file.protocol.Control.Done;
import dev.hawser.internal.file.protocol.Control.Entries;
import dev.hawser.internal.file.protocol.Control.Failed;
import dev.hawser.internal.file.protocol.Control.Finished;
import dev.hawser.internal.file.protocol.Control.LaneEnded;
import dev.hawser.internal.file.protocol.Control.LaneLost;
import dev.hawser.internal.file.protocol.Control.Same;
import dev.hawser.internal.file.protocol.Control.Sent;
import dev.hawser.internal.file.protocol.Control.SentFile;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Control.Verdicts;
import dev.hawser.internal.file.protocol.Line;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.testing.MemoryNetwork;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A receiver made by hand: keeps in memory what comes, and does otherwise as a test says. All it
/// hears and does is on one thread, in order.
public final class HandReceiver implements Line, LaneSource, AutoCloseable {
  static final Totals TOTALS = new Totals(1, 0, 0, 0, 0, 0, 0, 0);

  /// What it says about an entry.
  enum Verdict {
    WANTED,
    LEFT,
    LATER
  }

  /// A file as it arrives.
  static final class Arrival {
    final Entry entry;
    final byte[] content;
    final BitSet got = new BitSet();
    final List<Chunk> chunks = new CopyOnWriteArrayList<>();
    volatile @Nullable Path old;
    volatile @Nullable SentFile sent;
    volatile @Nullable Broken broken;
    volatile boolean same;
    volatile boolean done;

    /// Whether nothing is expected of it, unless the test says otherwise.
    volatile boolean left;

    Arrival(Entry entry) {
      this.entry = entry;
      content = new byte[Math.toIntExact(entry.size())];
    }

    long recipes() {
      return chunks.stream().filter(chunk -> chunk.encoding() == Chunk.RECIPE).count();
    }

    boolean isOver() {
      return left || done || broken != null;
    }

    boolean isComplete() {
      return sent != null && got.cardinality() == Chunk.count(entry.size());
    }
  }

  /// Everything it has heard but content.
  final List<Control> said = new CopyOnWriteArrayList<>();

  final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();
  final Counts counts = new Counts();
  final List<Throwable> errors = new CopyOnWriteArrayList<>();

  /// How many chunks came on which lane.
  final Map<Long, AtomicLong> onLanes = new ConcurrentHashMap<>();

  /// What a test may change.
  volatile Function<Entry, Verdict> verdict =
      entry -> entry.kind() == Entry.Kind.FILE ? Verdict.WANTED : Verdict.LEFT;

  volatile boolean decides = true;
  volatile boolean acknowledges = true;
  volatile boolean completes = true;

  /// After how many bytes a lane breaks, when this end reads or the other one writes.
  volatile LongSupplier breaksReading = () -> Long.MAX_VALUE;

  volatile LongSupplier breaksWriting = () -> Long.MAX_VALUE;

  /// Whether it notices by itself that a lane has ended, or only when it is told.
  volatile boolean notices = true;

  volatile boolean opens = true;
  volatile boolean company;

  /// How many chunks have come at most that were not acknowledged, on all lanes.
  final AtomicLong mostUnacknowledged = new AtomicLong();

  final AtomicLong opened = new AtomicLong();

  private final MemoryNetwork network = new MemoryNetwork();
  private final Listener listener;
  private final Map<Integer, Arrival> byNumber = new ConcurrentHashMap<>();
  private final Map<Long, Connection> lanes = new ConcurrentHashMap<>();
  private final ExecutorService events =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());
  private final Sender sender;
  private boolean allSent;
  private long unacknowledged;

  HandReceiver(Path folder, TransferOptions options, Timer timer) throws IOException {
    listener = network.listen(Address.memory("receiver"));
    Scanner scanner = new Scanner(Confined.existingFolder(folder), "", Filter.ALL, options.links());
    sender = new Sender(scanner, options, this, this, counts, timer);
  }

  HandReceiver(Path folder) throws IOException {
    this(folder, TransferOptions.defaults(), Timer.system());
  }

  /// Waits for something that other threads do, until the test runs out of time.
  public static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new AssertionError("the test took too long");
      }
      Thread.yield();
    }
  }

  Sender sender() {
    return sender;
  }

  Arrival arrival(String path) {
    Arrival arrival = arrivals.get(path);
    if (arrival == null) {
      throw new AssertionError("nothing is known of " + path + " but of " + arrivals.keySet());
    }
    return arrival;
  }

  int number(String path) {
    Arrival arrival = arrival(path);
    return byNumber.entrySet().stream()
        .filter(each -> each.getValue() == arrival)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /// Says something to the sender.
  void reply(Control message) {
    events.execute(() -> replyNow(message));
  }

  /// Acknowledges what has come on a lane, and from now on what comes.
  void acknowledge(long lane) {
    events.execute(() -> {
      acknowledges = true;
      unacknowledged = 0;
      AtomicLong count = onLanes.get(lane);
      replyNow(new Ack(lane, count == null ? 0 : count.get()));
    });
  }

  private void replyNow(Control message) {
    if (message instanceof Failed failed) {
      byNumber.get(failed.file()).left = true;
    }
    try {
      sender.heard(AsBytes.copy(message));
    } catch (RuntimeException e) {
      errors.add(e);
    }
  }

  // ---- what the sender says ----

  @Override
  public void say(Control message) {
    byte[] bytes = AsBytes.of(message);
    if (events.isShutdown()) {
      throw new ClosedException("the line is closed", Outcome.NOT_SENT);
    }
    events.execute(() -> {
      try {
        hear(AsBytes.read(bytes));
      } catch (RuntimeException | Error | IOException e) {
        errors.add(e);
      }
    });
  }

  private void hear(Control message) throws IOException {
    if (!(message instanceof Data)) {
      said.add(message);
    }
    switch (message) {
      case Entries(int first, List<Entry> entries) -> entries(first, entries);
      case Data data -> chunk(0, data.chunk(), data.bytes());
      case Sent(List<SentFile> files) -> {
        for (SentFile sent : files) {
          byNumber.get(sent.file()).sent = sent;
          finish(sent.file());
        }
      }
      case Same(int file) -> {
        byNumber.get(file).same = true;
        done(file);
      }
      case Broken broken -> {
        byNumber.get(broken.file()).broken = broken;
        finishAll();
      }
      case LaneLost(long lane) -> {
        Connection connection = lanes.get(lane);
        if (connection != null) {
          connection.close();
        }
      }
      case AllSent _ -> {
        allSent = true;
        finishAll();
      }
      default -> {}
    }
  }

  private void entries(int first, List<Entry> entries) {
    List<Integer> wanted = new ArrayList<>();
    List<Integer> later = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Arrival arrival = new Arrival(entries.get(i));
      byNumber.put(first + i, arrival);
      arrivals.put(arrival.entry.path(), arrival);
      switch (verdict.apply(arrival.entry)) {
        case WANTED -> wanted.add(first + i);
        case LATER -> later.add(first + i);
        case LEFT -> arrival.left = true;
      }
    }
    if (decides) {
      replyNow(new Verdicts(first + entries.size(), wanted, later));
    }
  }

  private void chunk(long lane, Chunk chunk, byte[] payload) throws IOException {
    Arrival arrival = byNumber.get(chunk.file());
    int length = Chunk.length(arrival.entry.size(), chunk.number());
    int at = chunk.number() * Chunk.SIZE;
    byte[] content = content(arrival, chunk, payload, length);
    if (Chunk.sum(content, 0, length) != chunk.sum()) {
      throw new AssertionError("wrong sum of " + chunk);
    }
    System.arraycopy(content, 0, arrival.content, at, length);
    arrival.got.set(chunk.number());
    arrival.chunks.add(chunk);
    unacknowledged++;
    mostUnacknowledged.accumulateAndGet(unacknowledged, Math::max);
    long count = onLanes.computeIfAbsent(lane, _ -> new AtomicLong()).incrementAndGet();
    if (chunk.asks() && acknowledges) {
      unacknowledged = 0;
      replyNow(new Ack(lane, count));
    }
    finish(chunk.file());
  }

  private static byte[] content(Arrival arrival, Chunk chunk, byte[] payload, int length)
      throws IOException {
    return switch (chunk.encoding()) {
      case Chunk.RAW -> payload;
      case Chunk.ZEROS -> new byte[length];
      default -> {
        byte[] content = new byte[length];
        try (FileChannel old = FileChannel.open(arrival.old)) {
          long offset = (long) chunk.number() * Chunk.SIZE;
          Recipe.decode(payload, offset, length, old.size()).rebuild(old, content);
        }
        yield content;
      }
    };
  }

  private void finish(int number) {
    Arrival arrival = byNumber.get(number);
    if (completes && arrival.isComplete() && !arrival.done) {
      done(number);
    }
  }

  private void done(int number) {
    byNumber.get(number).done = true;
    replyNow(new Done(List.of(number)));
    finishAll();
  }

  private void finishAll() {
    boolean all = byNumber.values().stream().allMatch(Arrival::isOver);
    if (completes && allSent && all) {
      replyNow(new Finished(TOTALS));
    }
  }

  // ---- lanes ----

  @Override
  public Lane open() throws IOException {
    long number = opened.incrementAndGet();
    if (!opens) {
      throw new IOException("no further connections");
    }
    synchronized (listener) {
      Connection client = network.connect(listener.address(), Duration.ofSeconds(1));
      Connection server = listener.accept();
      lanes.put(number, server);
      Thread.ofPlatform().daemon().start(() -> read(number, server));
      return new Lane(number, new Breaking(client, breaksWriting.getAsLong()));
    }
  }

  @Override
  public boolean hasCompany() {
    return company;
  }

  private void read(long number, Connection connection) {
    long left = breaksReading.getAsLong();
    try {
      byte[] header = new byte[Chunk.HEADER];
      while (left > 0) {
        left = readFully(connection, header, left);
        Chunk chunk = Chunk.read(header, 0);
        byte[] payload = new byte[chunk.length()];
        left = readFully(connection, payload, left);
        events.execute(() -> {
          try {
            chunk(number, chunk, payload);
          } catch (RuntimeException | Error | IOException e) {
            errors.add(e);
          }
        });
      }
    } catch (IOException broken) {
      // Said below.
    }
    connection.close();
    await(() -> notices || said.contains(new LaneLost(number)));
    events.execute(() -> {
      AtomicLong count = onLanes.get(number);
      replyNow(new LaneEnded(number, count == null ? 0 : count.get()));
    });
  }

  private static long readFully(Connection connection, byte[] bytes, long left) throws IOException {
    for (int at = 0; at < bytes.length; ) {
      int read = connection.read(bytes, at, bytes.length - at);
      if (read < 0 || read > left - at) {
        throw new EOFException();
      }
      at += read;
    }
    return left - bytes.length;
  }

  /// A connection that breaks after so many bytes were written.
  private static final class Breaking implements Connection {
    private final Connection connection;
    private long left;

    Breaking(Connection connection, long left) {
      this.connection = connection;
      this.left = left;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return connection.read(buffer, offset, length);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      int now = (int) Math.min(length, left);
      connection.write(buffer, offset, now);
      left -= now;
      if (now < length) {
        connection.close();
        throw new IOException("broken by the test");
      }
    }

    @Override
    public Address remote() {
      return connection.remote();
    }

    @Override
    public void close() {
      connection.close();
    }
  }

  @Override
  public void close() {
    notices = true;
    sender.end(new ClosedException("the test is over", Outcome.EXECUTED), false);
    listener.close();
    lanes.values().forEach(Connection::close);
    events.shutdown();
  }
}
