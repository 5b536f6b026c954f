package dev.hawser.benchmarks.contenders;

import java.io.Serializable;
import java.util.concurrent.Callable;

/// `add(int,int)` for executors whose workers have this class.
record Addition(int a, int b) implements Callable<Integer>, Serializable {
  @Override
  public Integer call() {
    return a + b;
  }
}
