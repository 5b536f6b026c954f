package dev.hawser.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.RemoteException;
import dev.hawser.ValueException;
import dev.hawser.call.CallContext;
import dev.hawser.call.Task;
import dev.hawser.security.Permission;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a call throws, as its caller sees it.
class ThrowingTest {

  private static void fail(CallLab lab, Task<Object, Exception> task) {
    var _ = lab.server.functions().register("fail", task);
  }

  private static Object sink() throws IOException {
    throw new FileNotFoundException("the wreck");
  }

  private static List<String> frames(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::toString).toList();
  }

  private static int place(List<String> frames, String part) {
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).contains(part)) {
        return i;
      }
    }
    throw new AssertionError("no " + part + " in " + String.join("\n", frames));
  }

  @Test
  @DisplayName(
      "known exceptions keep their type, checked ones too, with causes and suppressed ones")
  void knownTypes() {
    try (CallLab lab = new CallLab()) {
      fail(
          lab,
          () -> {
            IOException thrown = new FileNotFoundException("gone");
            thrown.initCause(new IllegalStateException("why"));
            thrown.addSuppressed(new ArithmeticException("by the way"));
            throw thrown;
          });
      assertThatThrownBy(() -> lab.client.callRemote("fail"))
          .isInstanceOf(FileNotFoundException.class)
          .hasMessage("gone")
          .hasCauseInstanceOf(IllegalStateException.class)
          .hasSuppressedException(new ArithmeticException("by the way"));
    }
  }

  @Test
  @DisplayName(
      "an exception of a type that may not come here keeps its name, message, stack and causes")
  void unknownTypes() {
    try (CallLab lab = new CallLab(Permission.CALL_EXPORTS)) {
      fail(
          lab,
          () -> {
            throw new Strange("odd", new IOException("because"));
          });
      assertThatThrownBy(() -> lab.client.callRemote("fail"))
          .isInstanceOfSatisfying(
              RemoteException.class,
              remote -> assertThat(remote.typeName()).isEqualTo(Strange.class.getName()))
          .hasMessage("odd")
          .hasCauseInstanceOf(IOException.class);
    }
  }

  /// Cannot be made again from its message.
  private static final class Strange extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Thread thread = Thread.currentThread();

    Strange(String message, Throwable cause) {
      super(message, cause);
    }

    @Override
    public String getMessage() {
      return thread == null ? "" : super.getMessage();
    }
  }

  @Test
  @DisplayName("an exception whose own methods fail is still told by its name")
  void nastyException() {
    try (CallLab lab = new CallLab()) {
      fail(
          lab,
          () -> {
            throw new IllegalStateException() {
              private static final long serialVersionUID = 1;

              @Override
              public String getMessage() {
                throw new IllegalArgumentException("even here");
              }
            };
          });
      assertThatThrownBy(() -> lab.client.callRemote("fail"))
          .isInstanceOf(RemoteException.class)
          .extracting(Throwable::toString)
          .asString()
          .contains("ThrowingTest$");
    }
  }

  @Test
  @DisplayName("Hawser's own exceptions keep their type, outcome and cause")
  void ownFamily() {
    try (CallLab lab = new CallLab()) {
      fail(
          lab,
          () -> {
            throw new DeadlineException("inner", Outcome.NOT_SENT, new IOException("cause"));
          });
      assertThatThrownBy(() -> lab.client.callRemote("fail"))
          .isInstanceOfSatisfying(
              DeadlineException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT))
          .hasMessage("inner")
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  @DisplayName("errors arrive as errors")
  void errors() {
    try (CallLab lab = new CallLab()) {
      fail(lab, () -> overflow(0));
      assertThatThrownBy(() -> lab.client.callRemote("fail"))
          .isInstanceOf(StackOverflowError.class);
      assertThat(lab.client.ping()).isPositive();
    }
  }

  private static Object overflow(int depth) {
    return depth < 0 ? depth : overflow(depth + 1) + "!";
  }

  @Test
  @DisplayName("one stack goes from where it was thrown, over a mark of the hop, to its caller")
  void stitched() {
    try (CallLab lab = new CallLab()) {
      fail(lab, ThrowingTest::sink);
      List<String> frames = frames(catchThrowable(() -> lab.client.callRemote("fail")));
      int thrown = place(frames, "ThrowingTest.sink");
      int mark = place(frames, "<called from ada at ");
      int caller = place(frames, "ThrowingTest.lambda$stitched");
      assertThat(thrown).isZero();
      assertThat(mark).isGreaterThan(thrown);
      assertThat(caller).isEqualTo(mark + 1);
      assertThat(frames.subList(0, mark)).allMatch(frame -> frame.contains("ThrowingTest"));
      assertThat(frames).noneMatch(frame -> frame.contains("RunningCall"));
    }
  }

  @Test
  @DisplayName("a failure that comes home over several hops marks each hop once")
  void stitchedOverHops() {
    try (CallLab lab = new CallLab()) {
      var _ = lab.client.functions().register("sink", ThrowingTest::sink);
      fail(lab, ThrowingTest::relay);
      Throwable thrown = catchThrowable(() -> lab.client.callRemote("fail"));
      List<String> frames = frames(thrown);
      assertThat(thrown).isInstanceOf(FileNotFoundException.class);
      int inner = place(frames, "<called from the server at ");
      int outer = place(frames, "<called from ada at ");
      assertThat(place(frames, "ThrowingTest.sink")).isZero();
      assertThat(place(frames, "ThrowingTest.relay")).isBetween(inner + 1, outer - 1);
      assertThat(place(frames, "ThrowingTest.lambda$stitchedOverHops")).isEqualTo(outer + 1);
      assertThat(frames).filteredOn(frame -> frame.contains("<called from")).hasSize(2);
      assertThat(frames).noneMatch(frame -> frame.contains("RunningCall"));
    }
  }

  private static Object relay() {
    return String.valueOf(CallContext.current().peer().callRemote("sink"));
  }

  @Test
  @DisplayName("a call without waiting goes on with the stack of whoever asked for it")
  void stitchedAsync() {
    try (CallLab lab = new CallLab()) {
      fail(lab, ThrowingTest::sink);
      Throwable thrown = catchThrowable(() -> lab.client.callRemoteAsync("fail").join());
      assertThat(thrown).isInstanceOf(CompletionException.class);
      List<String> frames = frames(thrown.getCause());
      int mark = place(frames, "<called from ada at ");
      assertThat(place(frames, "ThrowingTest.lambda$stitchedAsync")).isEqualTo(mark + 1);
    }
  }

  @Test
  @DisplayName("a result that cannot travel fails its call alone, and the message says why")
  void resultCannotTravel() {
    try (CallLab lab = new CallLab()) {
      fail(lab, () -> List.of("fine", Thread.currentThread()));
      assertThatThrownBy(() -> lab.client.callRemote("fail"))
          .isInstanceOfSatisfying(
              ValueException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.EXECUTED))
          .hasMessageContaining("the result of a call of 'fail' cannot travel")
          .hasMessageContaining("Thread");
      assertThat(lab.client.ping()).isPositive();
    }
  }
}
