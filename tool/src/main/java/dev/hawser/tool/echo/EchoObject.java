package dev.hawser.tool.echo;

import dev.hawser.call.CallContext;
import dev.hawser.tool.Screen;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The object of the echo server.
final class EchoObject implements Echo {
  private final Screen screen;
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicLong onewayEchoes = new AtomicLong();
  private volatile boolean verbose;

  EchoObject(Screen screen, boolean verbose) {
    this.screen = screen;
    this.verbose = verbose;
  }

  /// Waits until somebody has called {@link #shutdown}.
  void awaitEnd() throws InterruptedException {
    end.await();
  }

  @Override
  public @Nullable Object echo(@Nullable Object value) {
    say("echo of " + Shown.of(value));
    return value;
  }

  @Override
  public void onewayEcho(@Nullable Object value) {
    say("one-way echo of " + Shown.of(value));
    onewayEchoes.incrementAndGet();
  }

  @Override
  public long onewayEchoes() {
    return onewayEchoes.get();
  }

  @Override
  public @Nullable Object slow(@Nullable Object value, int millis) throws InterruptedException {
    if (millis < 0 || millis > LONGEST_MILLIS) {
      throw new IllegalArgumentException(
          "from 0 to " + LONGEST_MILLIS + " milliseconds, please, not " + millis);
    }
    say("echo of " + Shown.of(value) + " in " + millis + " ms");
    boolean _ = end.await(millis, TimeUnit.MILLISECONDS);
    return value;
  }

  @Override
  public int error() {
    say("an error");
    return Math.floorDiv(1, 0);
  }

  @Override
  public void errorWithText(String text) {
    say("an error with the text " + Shown.of(text));
    throw new IllegalStateException(text);
  }

  @Override
  public Stream<Integer> generate(int count) {
    say("the numbers up to " + count);
    return IntStream.rangeClosed(1, count).boxed();
  }

  @Override
  public double nan() {
    return Double.NaN;
  }

  @Override
  public double infinity() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public boolean isVerbose() {
    return verbose;
  }

  @Override
  public void setVerbose(boolean verbose) {
    this.verbose = verbose;
    screen.note(
        caller() + " wants " + (verbose ? "each call" : "no more calls") + " to be printed");
  }

  @Override
  public void shutdown() {
    screen.note(caller() + " wants the server to end");
    end.countDown();
  }

  /// Public, but not in the interface: nobody else can call it.
  public String hidden() {
    return "only for this process";
  }

  private void say(String what) {
    if (verbose) {
      screen.note(caller() + " calls for " + what);
    }
  }

  private static String caller() {
    return CallContext.find()
        .map(call -> "'%s' (%s)".formatted(call.peer().name(), call.peer().identity()))
        .orElse("this process");
  }
}
