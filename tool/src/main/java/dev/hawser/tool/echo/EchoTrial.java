package dev.hawser.tool.echo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.DisconnectedException;
import dev.hawser.RefusedException;
import dev.hawser.tool.Screen;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Uses an echo server's object in every way, and looks at what comes back.
final class EchoTrial {
  private static final int SLOW_MILLIS = 300;
  private static final int NUMBERS = 1_000;

  /// One of every type.
  private static final List<@Nullable Object> VALUES =
      Arrays.asList(
          null,
          true,
          (byte) 1,
          (short) -2,
          'c',
          3,
          4L << 40,
          5.5f,
          6.6,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          BigInteger.TWO.pow(100),
          new BigDecimal("7.70"),
          "ahoy",
          "Grüße, 你好, 👋",
          "long ".repeat(20_000),
          List.of("nested", List.of(1, List.of(2.0))),
          Set.of("a", "b"),
          Map.of("a", 1, "b", 2),
          new int[] {1, 2, 3},
          "bytes".getBytes(UTF_8),
          new String[][] {{"a"}, {}},
          LocalDate.of(2026, 11, 22),
          Instant.EPOCH,
          Duration.ofSeconds(90),
          new UUID(1, 2),
          DayOfWeek.SUNDAY,
          new IllegalStateException("a value like any other"));

  private final Echo echo;
  private final Callable<String> hidden;
  private final Screen screen;
  private int failures;

  /// Says what came back.
  private interface Step {
    /// @throws IllegalStateException if that is wrong
    String take() throws Exception;
  }

  /// @param hidden calls what must not be reached
  EchoTrial(Echo echo, Callable<String> hidden, Screen screen) {
    this.echo = echo;
    this.hidden = hidden;
    this.screen = screen;
  }

  /// Returns how much failed.
  ///
  /// @throws DisconnectedException if the session ended
  int run() throws InterruptedException {
    step("round trip", this::roundTrip);
    for (Object value : VALUES) {
      step("echo of " + Shown.of(value), () -> back(value, echo.echo(value)));
    }
    step("slow", this::slow);
    step("one way", this::oneway);
    step("error", () -> thrown(ArithmeticException.class, "", echo::error));
    step(
        "error with a text", () -> thrown(IllegalStateException.class, "leak", () -> fail("leak")));
    step("generator", this::generate);
    step("not a number", () -> back(Double.NaN, echo.nan()));
    step("infinity", () -> back(Double.POSITIVE_INFINITY, echo.infinity()));
    step("verbose", this::verbose);
    step("what is not offered", () -> thrown(RefusedException.class, "hidden", hidden));
    return failures;
  }

  private void step(String what, Step step) throws InterruptedException {
    try {
      screen.result("%-36s %s".formatted(what, step.take()));
    } catch (DisconnectedException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failures++;
      screen.error("%s: %s".formatted(what, e));
    }
  }

  private static String back(@Nullable Object sent, @Nullable Object came) {
    boolean same =
        sent instanceof Throwable && came instanceof Throwable
            ? sent.toString().equals(came.toString())
            : Objects.deepEquals(sent, came);
    if (!same) {
      throw new IllegalStateException("expected " + Shown.of(sent) + ", got " + Shown.of(came));
    }
    return "came back";
  }

  private String roundTrip() {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      var _ = echo.echo(i);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / 1_000 + " µs";
  }

  private String slow() throws InterruptedException {
    long start = System.nanoTime();
    String came = back("slow", echo.slow("slow", SLOW_MILLIS));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    if (millis < SLOW_MILLIS) {
      throw new IllegalStateException(came + " after " + millis + " ms already");
    }
    return came + " after " + millis + " ms";
  }

  private String oneway() {
    long before = echo.onewayEchoes();
    echo.onewayEcho("ahoy");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (echo.onewayEchoes() == before) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("has not arrived within 5 s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    return "arrived";
  }

  private int fail(String text) {
    echo.errorWithText(text);
    return 0;
  }

  private String thrown(Class<? extends Exception> type, String text, Callable<?> call)
      throws Exception {
    try {
      throw new IllegalStateException("it was answered: " + Shown.of(call.call()));
    } catch (RuntimeException e) {
      if (!type.isInstance(e) || !String.valueOf(e.getMessage()).contains(text)) {
        throw e;
      }
      return "failed as it should: " + e;
    }
  }

  private String generate() {
    try (Stream<Integer> numbers = echo.generate(NUMBERS)) {
      return back(NUMBERS * (NUMBERS + 1) / 2, numbers.mapToInt(Integer::intValue).sum());
    }
  }

  private String verbose() {
    boolean before = echo.isVerbose();
    echo.setVerbose(!before);
    boolean after = echo.isVerbose();
    echo.setVerbose(before);
    var _ = back(!before, after);
    return before + ", then " + after;
  }
}
