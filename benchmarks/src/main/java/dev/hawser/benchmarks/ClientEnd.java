package dev.hawser.benchmarks;

import java.io.Closeable;
import java.util.List;

/// The calling end of a contender: one connection, unless the library itself uses more. Each
/// workload asks for one of the kinds nested here; one class may be several of them.
public interface ClientEnd extends Closeable {
  /// Adds two numbers at the other end.
  interface Adds extends ClientEnd {
    int add(int a, int b) throws Exception;
  }

  /// Adds many pairs of numbers at once.
  interface Volleys extends ClientEnd {
    /// Adds `a` to each of the numbers from `first` on, and returns the sum of all sums.
    long addAll(int first, int count, int a) throws Exception;
  }

  /// Calls what it got by the call before.
  interface Chains extends ClientEnd {
    /// Counts up from `start` in so many steps, each a call, and returns where it came to.
    int count(int start, int steps) throws Exception;
  }

  /// Gets a result of many items.
  interface Iterates extends ClientEnd {
    /// The sum of the numbers from 0 up to a bound, which come one by one.
    long sumOfItems(int bound) throws Exception;
  }

  /// Is called back by the other end.
  interface IsCalled extends ClientEnd {
    /// Has the other end call back with the numbers from 0 up to a bound, one after the other, and
    /// returns the sum of those that came.
    long sumOfCalls(int bound) throws Exception;
  }

  /// Gets the bytes it sends back from the other end.
  interface Echoes extends ClientEnd {
    byte[] echo(byte[] body) throws Exception;
  }

  /// Sends messages one way.
  interface Streams extends ClientEnd {
    /// Sends all the messages and returns what the other end says that it received.
    Tally stream(Messages messages) throws Exception;
  }

  /// Reads and writes a shared map; `put` returns when the write is acknowledged.
  interface Maps extends ClientEnd {
    byte[] get(String key) throws Exception;

    void put(String key, byte[] value) throws Exception;
  }

  /// Does one thing that differs from turn to turn, and checks what comes of it.
  interface Turns extends ClientEnd {
    void turn(long number) throws Exception;
  }

  /// Has numbers squared by two workers at the other end.
  interface Shares extends ClientEnd {
    /// Returns the squares in the order of the numbers.
    List<Integer> squares(List<Integer> numbers) throws Exception;
  }

  /// Puts into and takes from a shared queue; both block.
  interface Queues extends ClientEnd {
    void put(byte[] item) throws Exception;

    byte[] take() throws Exception;
  }
}
