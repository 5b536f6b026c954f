package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.security.AdmissionLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GateAttemptsTest {
  private static final AdmissionLimits LIMITS =
      AdmissionLimits.defaults().withAttempts(2, 6, Duration.ofMinutes(10));
  private static final String HOST = "192.0.2.1";

  private final GateLog log = new GateLog();
  private final ManualTimer timer = new ManualTimer();
  private final Attempts attempts = new Attempts(LIMITS, timer);

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  @DisplayName("the first failures cost nothing, each further one twice as long as the one before")
  void slowing() {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      millis.add(Duration.ofNanos(attempts.failed(HOST)).toMillis());
    }
    assertThat(millis).containsExactly(0L, 0L, 100L, 200L, 400L, 800L, 1600L, 3200L, 5000L);
    assertThat(attempts.failed("192.0.2.2")).isZero();
  }

  @Test
  @DisplayName("after too many an address is turned away for a while, and then forgiven")
  void refusedForAWhile() throws Exception {
    GateScene scene = new GateScene(LIMITS);
    Door door = scene.gate.insecure();
    for (int i = 0; i < 6; i++) {
      scene.fail(door, HOST);
    }
    GateCaller again = GateCaller.from(HOST);
    assertThatThrownBy(() -> door.arrive(again.near))
        .isInstanceOf(TurnedAway.class)
        .hasMessageContaining("too many attempts");
    assertThat(again.isClosed()).isTrue();
    assertThat(scene.gate.size()).isZero();
    assertThatCode(() -> door.arrive(GateCaller.from("192.0.2.2").near).close())
        .doesNotThrowAnyException();
    scene.timer.advance(Duration.ofMinutes(9));
    assertThatThrownBy(() -> door.arrive(GateCaller.from(HOST).near))
        .isInstanceOf(TurnedAway.class);
    scene.timer.advance(Duration.ofMinutes(1));
    scene.fail(door, HOST);
    assertThatCode(() -> door.arrive(GateCaller.from(HOST).near).close())
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("who has failed too often waits for the answer, and keeps its turn meanwhile")
  void waitsForTheAnswer() throws Exception {
    GateScene scene =
        new GateScene(
            LIMITS
                .withAttempts(0, 6, Duration.ofMinutes(1))
                .withHandshakes(9, 1, Duration.ofSeconds(5)));
    Door door = scene.gate.insecure();
    Visit guesser = door.arrive(GateCaller.from(HOST).near);
    Thread failing = Thread.ofVirtual().start(() -> guesser.failed("a wrong secret"));
    GateScene.await("it waits", () -> scene.timer.waiting() == 3);
    Visit next = door.arrive(GateCaller.from(HOST).near);
    assertThat(scene.gate.turns().isCrowded(HOST)).isTrue();
    assertThat(failing.isAlive()).isTrue();
    scene.timer.advance(Duration.ofMillis(100));
    failing.join();
    guesser.close();
    assertThat(scene.gate.turns().isCrowded(HOST)).isFalse();
    next.close();
  }

  @Test
  @DisplayName("who has no address is never slowed")
  void local() throws Exception {
    GateScene scene = new GateScene(LIMITS.withAttempts(0, 1, Duration.ofMinutes(1)));
    for (int i = 0; i < 10; i++) {
      GateCaller caller = new GateCaller(Address.memory("x"));
      try (Visit visit = scene.gate.local().arrive(caller.near)) {
        visit.failed("a wrong secret");
      }
    }
    assertThat(scene.gate.attempts().size()).isZero();
  }

  @Test
  @DisplayName("only so many addresses are remembered, those that failed last")
  void bounded() {
    for (int i = 0; i < 6; i++) {
      attempts.failed("early");
    }
    for (int i = 0; i < 25_000; i++) {
      attempts.failed("192.0." + i);
    }
    assertThat(attempts.size()).isEqualTo(10_000);
    assertThat(attempts.isRefused("early")).isFalse();
  }

  @Test
  @DisplayName("old failures are forgotten")
  void forgotten() {
    attempts.failed(HOST);
    attempts.failed(HOST);
    timer.advance(Duration.ofMinutes(10));
    assertThat(attempts.failed(HOST)).isZero();
    assertThat(attempts.failed(HOST)).isZero();
    assertThat(attempts.failed(HOST)).isPositive();
  }
}
