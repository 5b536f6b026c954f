package dev.hawser.examples.exceptions;

import dev.hawser.Server;
import dev.hawser.object.ExportOptions;
import java.io.FileNotFoundException;

/// Exports the same object twice: once as it is, and once so that nobody sees its stacks.
public final class TroubleServer implements Trouble {
  /// Its class is not known to the client: no method says that it is thrown.
  private static final class BrokenDown extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("unused") // It is there to be in the way.
    private final transient Object engine = Thread.currentThread();

    BrokenDown() {
      super("the engine does not run");
    }
  }

  private TroubleServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("trouble", new TroubleServer());
      server.exports().add("discreet", new TroubleServer(), ExportOptions.defaults().hideStacks());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public int divide(int dividend, int divisor) {
    return dividend / divisor;
  }

  @Override
  public void complain() {
    throw new IllegalArgumentException("the soup is cold");
  }

  @Override
  public void strand(String place) throws StrandedException {
    throw new StrandedException("stranded in " + place, new FileNotFoundException("no map"));
  }

  @Override
  public void breakDown() {
    throw new BrokenDown();
  }

  @Override
  public Exception describe() {
    return new IllegalStateException("only a description");
  }
}
