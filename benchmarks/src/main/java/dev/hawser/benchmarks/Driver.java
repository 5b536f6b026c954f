package dev.hawser.benchmarks;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// Makes a contender do a workload, and checks everything that comes back.
final class Driver {
  private static final int MEGABYTE = 1 << 20;
  private static final int ECHO_SIZE = MEGABYTE;
  private static final int ECHO_FULL_CHECK_EVERY = 16;
  private static final int SHARED_ITEMS = 10_000;
  private static final int AT_ONCE = 64;
  private static final int BATCH = 100;
  private static final int STEPS = 10;
  private static final int ITEMS = 100_000;
  private static final int CALLS_BACK = 1000;
  private static final int MAP_KEYS = 1024;
  private static final int MAP_KEYS_PER_PUTTER = 16;
  private static final int MAP_VALUE_SIZE = 64;

  /// Gets in one step: a local get is so short that looking at the clock would be most of it.
  private static final int GETS_PER_STEP = 64;

  private final Contender contender;
  private final Workload workload;
  private final String address;
  private final Pace pace;

  Driver(Contender contender, Workload workload, String address, Pace pace) {
    this.contender = contender;
    this.workload = workload;
    this.address = address;
    this.pace = pace;
  }

  Load.Outcome run() throws Exception {
    if (workload == Workload.QUEUE) {
      return queue();
    }
    try (ClientEnd end = connect()) {
      return switch (workload) {
        case PING, CALLERS, CALL -> add((ClientEnd.Adds) end);
        case ASYNC -> volleys((ClientEnd.Volleys) end, AT_ONCE);
        case BATCH -> volleys((ClientEnd.Volleys) end, BATCH);
        case CHAIN -> chain((ClientEnd.Chains) end);
        case ITEMS -> sums(ITEMS, ((ClientEnd.Iterates) end)::sumOfItems);
        case CALLBACK -> sums(CALLS_BACK, ((ClientEnd.IsCalled) end)::sumOfCalls);
        case FIRST, EVAL, EVALCOLD -> load(1, _ -> ((ClientEnd.Turns) end)::turn);
        case SHARE -> share((ClientEnd.Shares) end);
        case PIPE, BULK, ONEWAY -> stream((ClientEnd.Streams) end);
        case MAPGET, MAPGET64 -> get((ClientEnd.Maps) end);
        case MAPPUT -> put((ClientEnd.Maps) end);
        case ECHO, ECHO4 -> echo((ClientEnd.Echoes) end);
        case QUEUE -> throw new AssertionError(workload);
      };
    }
  }

  private ClientEnd connect() throws Exception {
    return contender.connect(workload, address);
  }

  private Load.Outcome load(int batch, IntFunction<Load.Step> steps) throws Exception {
    Thread.Builder threads =
        workload.callers() == 1 ? Thread.ofPlatform() : contender.callerThreads();
    return Load.run(workload.callers(), batch, pace, threads, steps);
  }

  private Load.Outcome add(ClientEnd.Adds end) throws Exception {
    return load(
        1,
        caller ->
            turn -> {
              int a = (int) turn;
              int sum = end.add(a, caller);
              require(sum == a + caller, "a wrong sum");
            });
  }

  private Load.Outcome volleys(ClientEnd.Volleys end, int count) throws Exception {
    return load(
        count,
        _ ->
            turn -> {
              int a = (int) (turn % count);
              long sums = end.addAll(0, count, a);
              require(sums == sumBelow(count) + (long) count * a, "wrong sums");
            });
  }

  private Load.Outcome chain(ClientEnd.Chains end) throws Exception {
    return load(
        1,
        _ ->
            turn -> {
              int start = (int) turn;
              require(end.count(start, STEPS) == start + STEPS, "another number");
            });
  }

  /// Something that brings the sum of the numbers below a bound.
  @FunctionalInterface
  private interface Summing {
    long sum(int bound) throws Exception;
  }

  private Load.Outcome sums(int bound, Summing summing) throws Exception {
    return load(bound, _ -> _ -> require(summing.sum(bound) == sumBelow(bound), "a wrong sum"));
  }

  private static long sumBelow(int bound) {
    return (long) bound * (bound - 1) / 2;
  }

  private Load.Outcome stream(ClientEnd.Streams end) throws Exception {
    stream(end, pace.warmUp());
    long start = System.nanoTime();
    Tally received = stream(end, pace.measure());
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Load.Outcome(streamed(received.count()), seconds, new Histogram(3));
  }

  /// What messages one way are counted in: messages if they are small, else megabytes.
  private long streamed(long count) {
    return workload != Workload.BULK ? count : count * Messages.LARGE / MEGABYTE;
  }

  private Tally stream(ClientEnd.Streams end, double seconds) throws Exception {
    int size = workload == Workload.BULK ? Messages.LARGE : Messages.SMALL;
    Messages messages = new Messages(size, seconds);
    Tally received = end.stream(messages);
    require(
        received.equals(messages.sent()),
        "sent " + messages.sent() + " but the other end says " + received);
    return received;
  }

  private Load.Outcome get(ClientEnd.Maps end) throws Exception {
    String[] keys = new String[MAP_KEYS];
    for (int i = 0; i < MAP_KEYS; i++) {
      keys[i] = "key-" + i;
      end.put(keys[i], mapValue(i));
    }
    return load(
        GETS_PER_STEP,
        caller ->
            turn -> {
              int first = (int) ((turn + caller) * GETS_PER_STEP);
              for (int i = first; i < first + GETS_PER_STEP; i++) {
                int key = i & (MAP_KEYS - 1);
                byte[] value = end.get(keys[key]);
                require(
                    value.length == MAP_VALUE_SIZE && ByteBuffer.wrap(value).getLong() == key,
                    "a wrong value");
              }
            });
  }

  private Load.Outcome put(ClientEnd.Maps end) throws Exception {
    long[][] last = new long[workload.callers()][MAP_KEYS_PER_PUTTER];
    Load.Outcome outcome =
        load(
            1,
            caller ->
                turn -> {
                  int key = (int) (turn % MAP_KEYS_PER_PUTTER);
                  end.put(putKey(caller, key), mapValue(turn));
                  last[caller][key] = turn;
                });
    for (int caller = 0; caller < last.length; caller++) {
      for (int key = 0; key < MAP_KEYS_PER_PUTTER; key++) {
        ByteBuffer value = ByteBuffer.wrap(end.get(putKey(caller, key)));
        require(value.getLong() == last[caller][key], "a put that was lost");
      }
    }
    return outcome;
  }

  private static String putKey(int caller, int key) {
    return "caller-" + caller + "-" + key;
  }

  private static byte[] mapValue(long number) {
    return ByteBuffer.allocate(MAP_VALUE_SIZE).putLong(number).array();
  }

  private Load.Outcome echo(ClientEnd.Echoes end) throws Exception {
    return load(
        1,
        caller -> {
          byte[] body = new byte[ECHO_SIZE];
          new Random(caller).nextBytes(body);
          return turn -> {
            ByteBuffer.wrap(body).putLong(turn).putLong(ECHO_SIZE - Long.BYTES, turn);
            requireEcho(body, end.echo(body), turn);
          };
        });
  }

  private static void requireEcho(byte[] sent, byte[] received, long turn) {
    require(received.length == sent.length, "an echo of another length");
    ByteBuffer echo = ByteBuffer.wrap(received);
    require(echo.getLong() == turn && echo.getLong(ECHO_SIZE - Long.BYTES) == turn, "an old echo");
    require(
        turn % ECHO_FULL_CHECK_EVERY != 0 || Arrays.equals(sent, received),
        "an echo of other bytes");
  }

  private Load.Outcome share(ClientEnd.Shares end) throws Exception {
    List<Integer> numbers = IntStream.range(0, SHARED_ITEMS).boxed().toList();
    List<Integer> squares = numbers.stream().map(n -> n * n).toList();
    return load(
        SHARED_ITEMS,
        _ -> _ -> require(end.squares(numbers).equals(squares), "squares of other numbers"));
  }

  private Load.Outcome queue() throws Exception {
    try (ClientEnd giver = connect();
        ClientEnd taker = connect()) {
      return new HandOver((ClientEnd.Queues) giver, (ClientEnd.Queues) taker, pace)
          .run(workload.callers() / 2, contender.callerThreads());
    }
  }

  private static void require(boolean truth, String otherwise) {
    if (!truth) {
      throw new IllegalStateException("got back " + otherwise);
    }
  }
}
