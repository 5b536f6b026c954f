package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Client;
import dev.hawser.RemoteException;
import dev.hawser.scenario.LogLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What callers of objects get of what methods throw.
@Timeout(180)
class FailingMethodsTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  static final class Broken extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Thread cannotTravel = Thread.currentThread();

    Broken(String message, Throwable cause) {
      super(message, cause);
    }

    @Override
    public String toString() {
      return "broken at " + cannotTravel + ": " + getMessage();
    }
  }

  interface Machine {
    void start() throws IOException;

    /// Throws what it does not speak of.
    void sneak();

    Exception lastFailure();

    void error();

    void odd() throws Broken;
  }

  private static class Works implements Machine {
    @Override
    public void start() throws IOException {
      IOException thrown = new IOException("no steam", new IllegalStateException("no coal"));
      thrown.addSuppressed(new UncheckedIOException(new IOException("no wood")));
      throw thrown;
    }

    @Override
    public void sneak() {
      Works.<RuntimeException>throwAny(new IOException("sneaked"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable thrown) throws T {
      throw (T) thrown;
    }

    @Override
    public Exception lastFailure() {
      return new IOException("only a value");
    }

    @Override
    public void error() {
      throw new AssertionError("wrong");
    }

    @Override
    public void odd() throws Broken {
      throw new Broken("odd", new IllegalStateException("very"));
    }
  }

  private Machine machine(ExportOptions options) {
    var _ = lab.server().exports().add("machine", new Works(), options);
    return lab.client().lookup("machine", Machine.class);
  }

  private Machine machine() {
    return machine(ExportOptions.defaults());
  }

  @Test
  @DisplayName(
      "an exception keeps its type, message, causes and suppressed ones, and has both stacks")
  void exceptions() {
    Throwable thrown = catchThrowable(machine()::start);
    assertThat(thrown)
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no steam")
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("no coal");
    assertThat(thrown.getSuppressed()).hasSize(1);
    assertThat(thrown.getSuppressed()[0])
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("no wood");
    assertThat(frames(thrown)[0]).contains("Works.start");
    assertThat(frames(thrown)).anyMatch(it -> it.contains("FailingMethodsTest.exceptions"));
    assertThat(markers(thrown)).isEqualTo(1);
    assertThat(frames(thrown)).noneMatch(it -> it.contains("dev.hawser.internal"));
    assertThat(frames(thrown)).noneMatch(it -> it.contains("$Proxy"));
  }

  private static String[] frames(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace()).map(Object::toString).toArray(String[]::new);
  }

  private static long markers(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(it -> it.getClassName().startsWith("<called from "))
        .count();
  }

  @Test
  @DisplayName("a checked exception that the interface does not speak of is wrapped")
  void undeclared() {
    assertThatThrownBy(() -> machine().sneak())
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("sneaked")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("an error is thrown as such")
  void errors() {
    assertThatThrownBy(() -> machine().error())
        .isInstanceOf(AssertionError.class)
        .hasMessage("wrong");
  }

  @Test
  @DisplayName("an exception that is returned is a value")
  void returned() {
    assertThat(machine().lastFailure())
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("only a value");
  }

  @Test
  @DisplayName("where stacks are hidden, type, message and causes remain")
  void hiddenStacks() {
    Throwable thrown = catchThrowable(machine(ExportOptions.defaults().hideStacks())::start);
    assertThat(thrown)
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no steam")
        .hasRootCauseMessage("no coal");
    assertThat(frames(thrown)).noneMatch(it -> it.contains("Works.start"));
    assertThat(frames(thrown)).anyMatch(it -> it.contains("FailingMethodsTest.hiddenStacks"));
    assertThat(thrown.getCause().getStackTrace()).isEmpty();
    assertThat(thrown.getSuppressed()[0].getStackTrace()).isEmpty();
  }

  @Callback
  interface Listener {
    void hear(String news);
  }

  @Test
  @DisplayName("what a callback throws is logged at its owner, too")
  void callbacksAreLogged() {
    Listener listener =
        news -> {
          throw new IllegalStateException("deaf to " + news);
        };
    var _ = lab.server().export("listener", listener);
    Listener there = lab.client().lookup("listener", Listener.class);
    LogLines lines = new LogLines();
    try {
      assertThatThrownBy(() -> there.hear("gossip")).isInstanceOf(IllegalStateException.class);
      lines.awaitLine("WARNING", "Listener.hear", "deaf to gossip");
    } finally {
      lines.close();
    }
  }

  interface Relay {
    void pass(Callable<String> next) throws Exception;
  }

  @Test
  @DisplayName("an exception that comes over two ends shows both")
  void hops() {
    Relay relay = next -> var(next.call());
    var _ = lab.server().export("relay", relay);
    Relay there = lab.client().lookup("relay", Relay.class);
    Object lock = new Object();
    Throwable thrown =
        catchThrowable(() ->
            there.pass(() -> {
              synchronized (lock) {
                throw new IOException("from the far end");
              }
            }));
    assertThat(thrown).isExactlyInstanceOf(IOException.class).hasMessage("from the far end");
    assertThat(markers(thrown)).isEqualTo(2);
  }

  private static void var(String ignored) {}

  @Test
  @DisplayName("an exception that cannot travel keeps name, message, causes and stack")
  void oddExceptions() {
    try (Client stranger = lab.join()) {
      var _ = machine();
      Machine there = stranger.lookup("machine", Machine.class);
      assertThatThrownBy(there::odd)
          .hasMessageContaining("odd")
          .hasStackTraceContaining("Works.odd")
          .hasRootCauseMessage("very");
    }
  }
}
