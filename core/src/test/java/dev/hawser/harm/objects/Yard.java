package dev.hawser.harm.objects;

import dev.hawser.object.Oneway;
import java.util.stream.Stream;

/// What {@link Objects} calls.
public interface Yard {
  /// What came in, with who called.
  String echo(String caller, long number);

  /// Returns after a tenth of a second.
  void slow() throws InterruptedException;

  /// From now on the listener is told the time again and again, with pauses.
  void tellTimes(Listener listener, int times, int pauseMillis);

  /// The numbers below a bound. How many were taken can be asked for afterwards.
  Stream<Integer> numbers(int bound);

  /// How many numbers the last stream has given, and whether it was closed.
  String given();

  /// Is told.
  interface Listener {
    /// The time at the other end, in nanoseconds of the wall clock.
    @Oneway
    void time(long nanos);
  }
}
