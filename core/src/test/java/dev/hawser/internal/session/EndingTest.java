package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.PeerState;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.session.Keeper.Prospect;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a session without a connection waits for when it is closed.
class EndingTest {
  private final Recorder recorder = new Recorder();
  private final Hoping keeper = new Hoping();
  private final ResumableSession session =
      new ResumableSession(
          new Agreement(
              1,
              new Token(2, 3),
              "alone",
              "alone",
              new Visitor("alone", Trust.nothing(), Visitor.Granting.INVITATION),
              Sessions.DEFAULTS.terms(),
              Sessions.DEFAULTS.terms()),
          true,
          Address.memory("nowhere"),
          Sessions.DEFAULTS,
          keeper);

  EndingTest() {
    session.listen(recorder);
  }

  /// Says what can be hoped for, and counts who asks: whoever waits asks again afterwards.
  private static final class Hoping implements Keeper {
    final AtomicInteger asked = new AtomicInteger();
    volatile Prospect prospect = Prospect.LATER;

    @Override
    public void lost(IOException why) {}

    @Override
    public Prospect prospect() {
      asked.incrementAndGet();
      return prospect;
    }

    @Override
    public void over() {}
  }

  private void post() {
    session.open(Recorder.SILENT, recorder.taking(Recorder.SILENT)).post(new byte[9], 0, 9, false);
  }

  private Thread closing() {
    Thread closing = Thread.ofPlatform().daemon().start(() -> session.close("done"));
    Eventually.holds("it asks", () -> keeper.asked.get() > 0);
    return closing;
  }

  @Test
  @DisplayName("nothing, if nothing was sent and no connection is being made")
  void doesNotWaitForNothing() {
    session.close("done");
    assertThat(recorder.ending()).hasMessage("done");
    assertThat(keeper.asked).hasValue(1);
  }

  @Test
  @DisplayName("nothing, if something was sent and no connection will come")
  void doesNotWaitInVain() {
    keeper.prospect = Prospect.NONE;
    post();
    session.close("done");
    assertThat(recorder.ending()).hasMessage("done");
    assertThat(keeper.asked).hasValue(2);
  }

  @Test
  @DisplayName("nothing, if all that was sent are words of the session itself")
  void wordsOfTheSessionAreNoContent() {
    session.outbox().requestAck();
    session.outbox().probe();
    session.close("done");
    assertThat(keeper.asked).hasValue(1);
  }

  @Test
  @DisplayName("a connection that may come, if something was sent; until there is no hope for it")
  void waitsWithContent() throws Exception {
    post();
    Thread closing = closing();
    assertThat(session.state()).isEqualTo(PeerState.CONNECTED);
    keeper.prospect = Prospect.NONE;
    session.outbox().look();
    closing.join();
    assertThat(recorder.ending()).hasMessage("done");
    assertThat(keeper.asked).hasValueGreaterThan(2);
  }

  @Test
  @DisplayName("a connection that is being made, though nothing was sent; until it has failed")
  void waitsForAConnectionThatIsBeingMade() throws Exception {
    keeper.prospect = Prospect.UNDER_WAY;
    Thread closing = closing();
    keeper.prospect = Prospect.LATER;
    session.outbox().look();
    closing.join();
    assertThat(recorder.ending()).hasMessage("done");
    assertThat(keeper.asked).hasValueGreaterThan(1);
  }

  @Test
  @DisplayName("for the first of several who close, whose reason counts")
  void theFirstReasonCounts() throws Exception {
    keeper.prospect = Prospect.UNDER_WAY;
    Thread closing = closing();
    keeper.prospect = Prospect.LATER;
    session.close("done by another");
    closing.join();
    assertThat(recorder.ending()).hasMessage("done");
    session.close("done once more");
    assertThat(recorder.endings).hasSize(1);
  }
}
