package dev.hawser.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.call.CallOptions;
import dev.hawser.call.Caller;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.space.RunningCalls;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What calls do with another end that says whatever it likes.
class HostileEndTest {
  private static final long SEED = 11;
  private static final int PIECE = 20_000;

  private static byte[] request(int kind, String name, @Nullable Integer depth) {
    Output out = new Output();
    out.writeByte(kind);
    out.writeUtf8(name);
    if (depth != null) {
      out.writeVarLong(0);
      out.writeVarLong(0);
      out.writeByte(0);
      out.writeLong(1);
      out.writeLong(2);
      out.writeVarInt(depth);
      out.writeBoolean(false);
      out.writeByte(77);
    }
    return out.toByteArray();
  }

  @Test
  @DisplayName("requests that are none are refused, and disturb nobody")
  void badRequests() throws Exception {
    try (CallLab lab = new CallLab();
        WarningLog log = new WarningLog()) {
      Session session = RawEnd.connect(lab, new RawEnd.Answering(new byte[0], true));
      List<byte[]> bad =
          List.of(
              request(99, "f", 0),
              request(1, "f", null),
              request(1, "f", -1),
              request(1, "f".repeat(PIECE + PIECE), 0));
      for (byte[] each : bad) {
        assertThatThrownBy(() -> RawEnd.ask(session, each)).isInstanceOf(HawserException.class);
      }
      byte[] answer = RawEnd.ask(session, request(CallKind.REGISTERED.ordinal(), "f", 0));
      assertThat(answer[0]).isEqualTo((byte) Reply.FAILED.ordinal());
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < 500; i++) {
        byte[] garbage = new byte[random.nextInt(60)];
        random.nextBytes(garbage);
        if (garbage.length > 0) {
          garbage[0] = (byte) random.nextInt(CallKind.values().length + 1);
        }
        var _ = Exchange.start(session, Service.CALL, garbage, 0, garbage.length, true);
      }
      assertThat(lab.client.ping()).isPositive();
      CallLab.until("nothing runs", () -> RunningCalls.at(lab.server.client(session.id())) == 0);
      log.awaitLine("refused");
      session.close("done");
    }
  }

  @Test
  @DisplayName("answers that are none fail their call at once, and disturb nobody")
  void badAnswers() {
    byte[] twoPieces = new byte[2 * PIECE];
    twoPieces[0] = (byte) Reply.OUTPUT.ordinal();
    List<RawEnd.Answering> bad =
        List.of(
            new RawEnd.Answering(new byte[0], true),
            new RawEnd.Answering(new byte[] {99}, false),
            new RawEnd.Answering(new byte[] {(byte) Reply.RESULT.ordinal()}, false),
            new RawEnd.Answering(new byte[] {(byte) Reply.RESULT.ordinal(), 0, 99, 1, 2}, true),
            new RawEnd.Answering(
                new byte[] {(byte) Reply.THROWN.ordinal(), 0, 1, 'x', 0, 0, 1}, true),
            new RawEnd.Answering(new byte[] {(byte) Reply.FAILED.ordinal(), 50}, true),
            new RawEnd.Answering(new byte[] {(byte) Reply.STOPPED.ordinal()}, true),
            new RawEnd.Answering(new byte[] {(byte) Reply.PROGRESS.ordinal(), 0}, false),
            new RawEnd.Answering(twoPieces, false));
    try (CallLab lab = new CallLab();
        WarningLog _ = new WarningLog()) {
      CallOptions options =
          CallOptions.defaults()
              .timeout(Duration.ofSeconds(CallLab.PATIENCE_SECONDS))
              .onOutput(_ -> {});
      for (RawEnd.Answering each : bad) {
        Session session = RawEnd.connect(lab, each);
        Caller mallory = lab.server.client(session.id()).with(options);
        assertThat(catchThrowable(() -> mallory.callRemote("f")))
            .as("%s", each)
            .isInstanceOf(HawserException.class)
            .isNotInstanceOf(DeadlineException.class);
        session.close("done");
      }
      assertThat(lab.client.ping()).isPositive();
    }
  }

  @Test
  @DisplayName("whoever asks for more after its request is interrupted, and refused")
  void secondRequest() {
    try (CallLab lab = new CallLab();
        WarningLog _ = new WarningLog()) {
      Session session = RawEnd.connect(lab, new RawEnd.Answering(new byte[0], true));
      byte[] request = request(CallKind.REGISTERED.ordinal(), "f", 0);
      Exchange exchange = Exchange.start(session, Service.CALL, request, 0, request.length);
      exchange.send(request, 0, 1, false);
      Throwable thrown =
          catchThrowable(() -> {
            var _ = exchange.await(System.nanoTime() + Duration.ofSeconds(60).toNanos(), false);
          });
      assertThat(thrown == null || thrown instanceof RefusedException).isTrue();
      assertThat(lab.client.ping()).isPositive();
    }
  }
}
