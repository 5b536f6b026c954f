package dev.hawser.examples.exceptions;

import module java.base;

import dev.hawser.Server;
import dev.hawser.object.ExportOptions;

/// Exports the same object twice: once as it is, and once so that nobody sees its stacks.
public final class TroubleServer implements Trouble {
  /// Its class is not known to the client: no method says that it is thrown.
  private static final class BrokenDown extends RuntimeException {
    BrokenDown() {
      super("the engine does not run");
    }
  }

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder()
        .export("trouble", new TroubleServer())
        .export("discreet", new TroubleServer(), ExportOptions.defaults().hideStacks())
        .serve();
  }

  @Override
  public int divide(int dividend, int divisor) {
    return dividend / divisor;
  }

  @Override
  public String complain() {
    throw new IllegalArgumentException("the soup is cold");
  }

  @Override
  public String strand(String place) throws StrandedException {
    throw new StrandedException("stranded in " + place, new FileNotFoundException("no map"));
  }

  @Override
  public String breakDown() {
    throw new BrokenDown();
  }

  @Override
  public Exception describe() {
    return new IllegalStateException("only a description");
  }
}
