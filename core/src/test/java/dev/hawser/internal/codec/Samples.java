package dev.hawser.internal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Types and values for the tests of the codec.
final class Samples {
  record Point(int x, int y) {}

  record Empty() {}

  record Everything(
      boolean z,
      byte b,
      short s,
      char c,
      int i,
      long j,
      float f,
      double d,
      @Nullable String text) {}

  record Pair<A, B>(@Nullable A first, @Nullable B second) {}

  record Order(UUID id, List<Pair<String, Point>> lines, Optional<Suit> suit, Shape... shapes) {}

  sealed interface Shape {
    record Circle(Point center, double radius) implements Shape {}

    record Group(List<Shape> members) implements Shape {}

    enum Unit implements Shape {
      SQUARE
    }
  }

  enum Suit {
    CLUBS,
    HEARTS {
      @Override
      boolean isRed() {
        return true;
      }
    };

    boolean isRed() {
      return false;
    }
  }

  enum Nothing {}

  /// A record that checks what it is made of.
  record Percent(int value) {
    Percent {
      if (value < 0 || value > 100) {
        throw new IllegalArgumentException(value + " is not a percentage");
      }
    }
  }

  /// A record that may hold itself through its list.
  record Node(String name, List<Object> links) {}

  /// A record whose hash codes an attacker can choose.
  record Clash(int a, int b) {
    @Override
    public int hashCode() {
      return 1;
    }
  }

  /// A class for which a record stands.
  static final class Ink {
    private final Object colour;

    Ink(Object colour) {
      this.colour = colour;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Ink ink && ink.colour.equals(colour);
    }

    @Override
    public int hashCode() {
      return colour.hashCode();
    }
  }

  record InkPot(Object colour) {}

  static final class OrderFailed extends Exception {
    private static final long serialVersionUID = 1;

    OrderFailed(String message) {
      super(message);
    }
  }

  /// An exception whose constructor takes something other than its message.
  static final class NoSuchUser extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchUser(String user) {
      super("no such user: " + user);
    }
  }

  private Samples() {}

  static TypeRegistry registry() {
    return TypeRegistry.create()
        .allow(Everything.class)
        .allow(Empty.class)
        .allow(Order.class)
        .allow(Percent.class)
        .allow(Node.class)
        .allow(Clash.class)
        .allow(Nothing.class)
        .allow(
            new StandIn<>(
                Ink.class,
                InkPot.class,
                ink -> new InkPot(ink.colour),
                pot -> new Ink(pot.colour())))
        .allow(OrderFailed.class)
        .allow(NoSuchUser.class);
  }

  static Codec codec() {
    return new Codec(registry(), ValueLimits.defaults());
  }

  /// Values that equal their copies.
  static List<@Nullable Object> comparable() {
    List<@Nullable Object> all = new ArrayList<>();
    all.addAll(scalars());
    all.addAll(texts());
    all.addAll(times());
    all.addAll(collections());
    all.addAll(ownTypes());
    return all;
  }

  private static List<@Nullable Object> scalars() {
    return Arrays.asList(
        null,
        true,
        false,
        (byte) -1,
        (short) -300,
        'x',
        '\ud800',
        0,
        -1,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        0L,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        1.5f,
        Float.NaN,
        -0.0,
        Double.NaN,
        Double.MIN_VALUE,
        BigInteger.ZERO,
        BigInteger.TWO.pow(2000).negate(),
        BigDecimal.ZERO,
        new BigDecimal("-12345678901234567890.1234567890"),
        new BigDecimal(BigInteger.ONE, -2000000000),
        new UUID(1, -2),
        URI.create("https://acme.example/a?b#c"),
        Path.of("a", "b.txt"),
        Path.of(""),
        Locale.ROOT,
        Locale.forLanguageTag("de-Latn-CH-1901-x-lab"),
        OptionalInt.empty(),
        OptionalInt.of(-7),
        OptionalLong.of(1L << 40),
        OptionalDouble.of(2.5),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        BitSet.valueOf(new long[] {5, 9}),
        new BitSet(),
        new Date(-5));
  }

  private static List<@Nullable Object> texts() {
    return Arrays.asList(
        "",
        "hello",
        "h\u00e9llo",
        "\u20ac",
        "\ud83d\ude00",
        "\ufffd",
        "a\ufffdb",
        "\ud800",
        "\udc00\ud800",
        "x\udbffy\u0000",
        "\u0000",
        "n".repeat(127),
        "n".repeat(128),
        "\u00e9".repeat(300),
        "z".repeat(100_000),
        "\ud83d\ude00".repeat(20_000) + "\ud83d");
  }

  private static List<@Nullable Object> times() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    LocalDateTime twice = LocalDateTime.of(2026, 10, 25, 2, 30);
    return Arrays.asList(
        Duration.ZERO,
        Duration.ofSeconds(-3, 7),
        Duration.ofSeconds(Long.MIN_VALUE),
        Instant.EPOCH,
        Instant.MIN,
        Instant.MAX,
        LocalDate.MIN,
        LocalDate.of(2026, 11, 21),
        LocalTime.MAX,
        LocalTime.MIDNIGHT,
        LocalDateTime.MAX,
        OffsetTime.MIN,
        OffsetDateTime.MAX,
        ZonedDateTime.ofLocal(twice, berlin, ZoneOffset.ofHours(1)),
        ZonedDateTime.ofLocal(twice, berlin, ZoneOffset.ofHours(2)),
        ZonedDateTime.of(twice, ZoneOffset.UTC),
        Year.of(-44),
        YearMonth.of(2026, 2),
        MonthDay.of(2, 29),
        Period.of(-1, 2, -3),
        ZoneOffset.MAX,
        berlin,
        ZoneId.of("UTC+01:00"));
  }

  private static List<@Nullable Object> collections() {
    return Arrays.asList(
        List.of(),
        Arrays.asList(1, null, "x"),
        List.of(List.of(List.of())),
        Set.of("one"),
        new LinkedHashSet<>(Arrays.asList(3, 1, null, 2)),
        new TreeSet<>(List.of("b", "a")),
        new TreeMap<>(Map.of("b", 1, "a", 2)),
        Map.of("k", List.of(1L)),
        Collections.emptyMap(),
        new LinkedList<>(Arrays.asList(null, 1)),
        EnumSet.allOf(Suit.class),
        EnumSet.noneOf(Suit.class),
        EnumSet.noneOf(Nothing.class),
        new EnumMap<>(Map.of(Suit.HEARTS, 1)),
        new EnumMap<>(Suit.class),
        new ConcurrentHashMap<>(Map.of(1, 2)),
        Map.entry("k", "v"),
        Optional.empty(),
        Optional.of(Optional.of(1)),
        Collections.unmodifiableList(new ArrayList<>(List.of(1, 2))),
        new ArrayList<>(List.of(1, 2, 3)).subList(1, 3),
        Collections.singletonMap(null, null));
  }

  private static List<@Nullable Object> ownTypes() {
    Map<String, @Nullable Object> byName = new LinkedHashMap<>();
    byName.put("z", new Point(1, -1));
    byName.put("a", null);
    return Arrays.asList(
        new Point(3, -4),
        new Empty(),
        Suit.CLUBS,
        Suit.HEARTS,
        TimeUnit.DAYS,
        DayOfWeek.FRIDAY,
        new Everything(true, (byte) 1, (short) 2, '\u20ac', 4, 5, 6f, 7, "eight"),
        new Everything(
            false, (byte) -1, (short) -2, 'c', -4, Long.MIN_VALUE, Float.NaN, -0.0, null),
        new Pair<>(new Pair<>(null, 1), List.of(new Pair<>('c', byName))),
        new Percent(100),
        new Ink(List.of("red", new Ink(7))),
        new Shape.Group(List.of(new Shape.Circle(new Point(0, 0), 1), Shape.Unit.SQUARE)),
        new Node("leaf", List.of()));
  }

  /// Values that equality does not tell much about, for mutation only.
  static List<@Nullable Object> others() {
    List<Object> loop = new ArrayList<>();
    loop.add(loop);
    Node self = new Node("self", new ArrayList<>());
    self.links().add(self);
    Throwable failure = new IllegalStateException("outer", new OrderFailed("inner"));
    failure.addSuppressed(new Error(failure));
    return Arrays.asList(
        new byte[] {1, 2, 3},
        new int[][] {{1}, {}},
        new String[] {"a", null},
        new double[300],
        new Shape[] {Shape.Unit.SQUARE},
        new boolean[] {true},
        new char[] {'x'},
        new long[] {1},
        new short[] {1},
        new float[] {1},
        new ArrayDeque<>(List.of(1, 2)),
        loop,
        self,
        failure,
        java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}),
        new NoSuchUser("eve"),
        new Order(
            new UUID(0, 0),
            List.of(new Pair<>("line", new Point(1, 2))),
            Optional.of(Suit.HEARTS),
            Shape.Unit.SQUARE));
  }
}
