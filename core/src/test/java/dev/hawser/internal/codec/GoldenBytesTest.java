package dev.hawser.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
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
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The bytes of one value of every kind. A change here is a change of the protocol.
class GoldenBytesTest {
  private final Codec codec =
      new Codec(
          TypeRegistry.create().allow(Samples.Percent.class).allow(Samples.Suit.class),
          ValueLimits.defaults());

  private void assertBytes(String lines, @Nullable Object... values) {
    String actual =
        IntStream.range(0, values.length)
            .mapToObj(i -> hex(codec.encode(values[i])))
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(actual).isEqualTo(lines);
    for (String line : lines.lines().toList()) {
      byte[] bytes = HexFormat.of().parseHex(line.replace(" ", ""));
      assertThat(hex(codec.encode(codec.decode(bytes)))).isEqualTo(line);
    }
  }

  /// The tag apart from what follows.
  private static String hex(byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes);
    return bytes.length == 1 ? hex : hex.substring(0, 2) + " " + hex.substring(2);
  }

  @Test
  void numbersAndText() {
    assertBytes(
        """
        00
        01
        02
        03 ff
        04 0102
        05 0061
        06 d804
        07 d704
        08 3fc00000
        09 3ff8000000000000
        0a 0368c3a9
        0b 02ff7f
        0c 02010f
        """,
        null,
        false,
        true,
        (byte) -1,
        (short) 258,
        'a',
        300,
        -300L,
        1.5f,
        1.5,
        "h\u00e9",
        BigInteger.valueOf(-129),
        new BigDecimal("1.5"));
  }

  @Test
  void namesAndOptionals() {
    assertBytes(
        """
        0d 00000000000000010000000000000002
        0e 03613a62
        0f 03612f62
        10 05656e2d5553
        11 0101
        12 00
        13 013ff0000000000000
        14 0105
        15 02
        16 020102
        """,
        new UUID(1, 2),
        URI.create("a:b"),
        Path.of("a", "b"),
        Locale.US,
        OptionalInt.of(-1),
        OptionalLong.empty(),
        OptionalDouble.of(1),
        BitSet.valueOf(new long[] {5}),
        new Date(1),
        ByteBuffer.wrap(new byte[] {1, 2}));
  }

  @Test
  void time() {
    LocalDateTime noon = LocalDateTime.of(2026, 11, 21, 12, 0);
    ZoneOffset one = ZoneOffset.ofHours(1);
    assertBytes(
        """
        20 01c08faedc03
        21 0202
        22 d41f0b15
        23 05
        24 d41f0b1580809ec5a4e909
        25 00a038
        26 d41f0b1580809ec5a4e909a038
        27 d41f0b1580809ec5a4e909a0380d4575726f70652f4265726c696e
        28 d41f
        29 d41f0b
        2a 021d
        2b 020306
        2c a038
        2d 0d4575726f70652f4265726c696e
        """,
        Duration.ofMillis(-1),
        Instant.ofEpochSecond(1, 2),
        LocalDate.of(2026, 11, 21),
        LocalTime.of(0, 0, 0, 5),
        noon,
        OffsetTime.of(LocalTime.MIN, one),
        OffsetDateTime.of(noon, one),
        ZonedDateTime.of(noon, ZoneId.of("Europe/Berlin")),
        Year.of(2026),
        YearMonth.of(2026, 11),
        MonthDay.of(2, 29),
        Period.of(1, -2, 3),
        one,
        ZoneId.of("Europe/Berlin"));
  }

  @Test
  void arrays() {
    assertBytes(
        """
        30 020100
        31 020102
        32 010102
        33 010061
        34 0200000001ffffffff
        35 010000000000000001
        36 013fc00000
        37 013ff8000000000000
        38 0101106a6176612e6c616e672e537472696e67020a016100
        38 020103696e74023401000000013400
        """,
        new boolean[] {true, false},
        new byte[] {1, 2},
        new short[] {258},
        new char[] {'a'},
        new int[] {1, -1},
        new long[] {1},
        new float[] {1.5f},
        new double[] {1.5},
        new String[] {"a", null},
        new int[][] {{1}, {}});
  }

  @Test
  void collections() {
    assertBytes(
        """
        40 0206020a0161
        41 010602
        42 0206040602
        43 000206020604
        44 010602
        45 01266465762e6861777365722e696e7465726e616c2e636f6465632e53616d706c6573245375697401510\
        20106484541525453
        46 010a016b0602
        47 01010a016b0602
        48 010a016b0602
        49 01266465762e6861777365722e696e7465726e616c2e636f6465632e53616d706c6573245375697401510\
        20105434c5542530602
        4a 0a016b0602
        4b 0602
        4b 00
        """,
        List.of(1, "a"),
        new LinkedList<>(List.of(1)),
        new LinkedHashSet<>(List.of(2, 1)),
        new TreeSet<>(List.of(2, 1)),
        new ArrayDeque<>(List.of(1)),
        EnumSet.of(Samples.Suit.HEARTS),
        new LinkedHashMap<>(Map.of("k", 1)),
        new TreeMap<>(Map.of("k", 1)).descendingMap(),
        new ConcurrentHashMap<>(Map.of("k", 1)),
        new EnumMap<>(Map.of(Samples.Suit.CLUBS, 1)),
        Map.entry("k", 1),
        Optional.of(1),
        Optional.empty());
  }

  @Test
  void ownTypesAndReferences() {
    Samples.Percent shared = new Samples.Percent(50);
    List<Object> loop = new ArrayList<>();
    loop.add(loop);
    Throwable thrown = new IllegalStateException("no");
    thrown.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("app", null, null, "A", "run", "A.java", 7),
          new StackTraceElement("app", null, null, "A", "main", "A.java", -1)
        });
    assertBytes(
        """
        50 01296465762e6861777365722e696e7465726e616c2e636f6465632e53616d706c65732450657263656e7\
        44b5c576c64
        40 035001296465762e6861777365722e696e7465726e616c2e636f6465632e53616d706c657324506572636\
        56e744b5c576c645002026001
        51 01266465762e6861777365722e696e7465726e616c2e636f6465632e53616d706c6573245375697401064\
        84541525453
        40 025101136a6176612e74696d652e4461794f665765656b0106465249444159510203
        40 016000
        52 011f6a6176612e6c616e672e496c6c6567616c5374617465457863657074696f6e0a026e6f02010361707\
        00000010141010372756e0106412e6a6176610e0300000401046d61696e06010000
        """,
        shared,
        Arrays.asList(shared, new Samples.Percent(1), shared),
        Samples.Suit.HEARTS,
        List.of(DayOfWeek.FRIDAY, DayOfWeek.FRIDAY),
        loop,
        thrown);
  }
}
