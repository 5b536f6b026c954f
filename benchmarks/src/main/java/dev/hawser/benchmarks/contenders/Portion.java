package dev.hawser.benchmarks.contenders;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Some of the numbers to be squared, for executors whose workers have this class and which do not
/// divide work by themselves: eight portions for each of two workers.
record Portion(int[] numbers) implements Callable<int[]>, Serializable {
  private static final int COUNT = 16;

  /// Submits a portion and returns what waits for it.
  @FunctionalInterface
  interface Submission {
    Callable<int[]> submit(Portion portion) throws Exception;
  }

  /// Has all numbers squared, portion by portion.
  static List<Integer> together(List<Integer> numbers, Submission submission) throws Exception {
    int size = Math.ceilDiv(numbers.size(), COUNT);
    List<Callable<int[]>> waiting = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += size) {
      List<Integer> some = numbers.subList(from, Math.min(from + size, numbers.size()));
      int[] portion = some.stream().mapToInt(Integer::intValue).toArray();
      waiting.add(submission.submit(new Portion(portion)));
    }
    List<Integer> squares = new ArrayList<>(numbers.size());
    for (Callable<int[]> one : waiting) {
      for (int square : one.call()) {
        squares.add(square);
      }
    }
    return squares;
  }

  @Override
  public int[] call() {
    int[] squares = new int[numbers.length];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = numbers[i] * numbers[i];
    }
    return squares;
  }
}
