package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Permission.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final Address FROM = Address.tcp("192.0.2.1", 5000);

  private final GateLog log = new GateLog();
  private final ManualTimer timer = new ManualTimer();
  private final Audit audit = new Audit(timer);

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  @DisplayName("admissions, refusals and denied requests are written down with who, where and what")
  void lines() {
    audit.admitted(FROM, "ann");
    audit.refused(FROM, "", "a wrong secret");
    audit.refused(FROM, "bob", "the ticket of 'bob' was revoked");
    audit.asked("ann", FROM, Kind.QUEUES, "put into queue", "orders", false);
    assertThat(log.lines())
        .containsExactly(
            "INFO admitted 'ann' from 192.0.2.1:5000",
            "WARNING refused from 192.0.2.1:5000: a wrong secret",
            "WARNING refused 'bob' from 192.0.2.1:5000: the ticket of 'bob' was revoked",
            "WARNING denied 'ann' from 192.0.2.1:5000: put into queue 'orders'");
  }

  @Test
  @DisplayName("who leaves without a word is no warning: clients try several addresses at once")
  void left() {
    audit.left(FROM);
    assertThat(log.lines()).noneMatch(line -> line.startsWith("WARNING"));
    assertThat(log.lines()).containsExactly("FINE left from 192.0.2.1:5000 without a word");
  }

  @Test
  @DisplayName("of what is allowed only the dangerous is written down")
  void allowed() {
    for (Kind kind : Kind.values()) {
      audit.asked("ann", FROM, kind, "use " + kind, "", true);
    }
    assertThat(log.lines())
        .containsExactly(
            "INFO allowed 'ann' from 192.0.2.1:5000: use SHIPPED_CODE",
            "INFO allowed 'ann' from 192.0.2.1:5000: use EVAL",
            "INFO allowed 'ann' from 192.0.2.1:5000: use SYSTEM",
            "INFO allowed 'ann' from 192.0.2.1:5000: use FILES ''");
  }

  @Test
  @DisplayName("what happens over and over is written down once in a second, with how often")
  void summaries() {
    for (int i = 0; i < 1000; i++) {
      audit.refused(FROM, "", "there are too many");
      audit.asked("ann", FROM, Kind.MAPS, "write map", "prices-" + i, false);
    }
    assertThat(log.lines()).hasSize(2);
    timer.advance(Duration.ofSeconds(1));
    assertThat(log.lines().subList(2, log.lines().size()))
        .containsExactlyInAnyOrder(
            "WARNING refused from 192.0.2.1:5000: there are too many, the last of 999 in a second",
            "WARNING denied 'ann' from 192.0.2.1:5000: write map 'prices-999',"
                + " the last of 999 in a second");
    timer.advance(Duration.ofSeconds(5));
    assertThat(log.lines()).hasSize(4);
    assertThat(timer.waiting()).isZero();
    audit.refused(FROM, "", "there are too many");
    assertThat(log.lines()).hasSize(5);
  }

  @Test
  @DisplayName("source that is evaluated over and over is written down once in a second")
  void evaluations() {
    for (int i = 1; i <= 1000; i++) {
      audit.asked("ann", FROM, Kind.EVAL, "evaluate source", "count += " + i, true);
    }
    timer.advance(Duration.ofSeconds(1));
    assertThat(log.lines())
        .containsExactly(
            "INFO allowed 'ann' from 192.0.2.1:5000: evaluate source 'count += 1'",
            "INFO allowed 'ann' from 192.0.2.1:5000: evaluate source 'count += 1000',"
                + " the last of 999 in a second");
  }

  @Test
  @DisplayName(
      "each line names the audit and what happened as its source, also if it is said later")
  void sources() {
    audit.admitted(FROM, "ann");
    audit.left(FROM);
    for (int i = 0; i < 2; i++) {
      audit.refused(FROM, "", "a wrong secret");
      audit.asked("ann", FROM, Kind.QUEUES, "put into queue", "orders", false);
      audit.asked("ann", FROM, Kind.EVAL, "evaluate", "", true);
    }
    assertThat(methods()).containsExactly("admitted", "left", "refused", "denied", "allowed");
    timer.advance(Duration.ofSeconds(1));
    assertThat(methods().subList(5, 8)).containsExactlyInAnyOrder("refused", "denied", "allowed");
  }

  private List<String> methods() {
    String audits = Audit.class.getName() + " ";
    assertThat(log.sources()).allMatch(each -> each.startsWith(audits));
    return log.sources().stream().map(each -> each.substring(audits.length())).toList();
  }

  @Test
  @DisplayName("reasons that differ in numbers only are one, those of two identities are two")
  void kinds() {
    for (int i = 1; i <= 500; i++) {
      audit.refused(FROM, "", "closed after " + i + " of 500 bytes");
    }
    audit.refused(FROM, "ann", "a wrong secret");
    audit.refused(FROM, "bob", "a wrong secret");
    timer.advance(Duration.ofSeconds(1));
    assertThat(log.lines())
        .containsExactly(
            "WARNING refused from 192.0.2.1:5000: closed after 1 of 500 bytes",
            "WARNING refused 'ann' from 192.0.2.1:5000: a wrong secret",
            "WARNING refused 'bob' from 192.0.2.1:5000: a wrong secret",
            "WARNING refused from 192.0.2.1:5000: closed after 500 of 500 bytes,"
                + " the last of 499 in a second");
  }

  @Test
  @DisplayName("however many reasons there are, only so many are told apart")
  void boundedKinds() {
    for (int i = 0; i < 5000; i++) {
      audit.refused(
          FROM, "", "reason " + Integer.toString(i, 2).replace('0', 'o').replace('1', 'l'));
    }
    assertThat(log.lines()).hasSizeLessThanOrEqualTo(1001);
    assertThat(timer.waiting()).isLessThanOrEqualTo(1001);
  }

  @Test
  @DisplayName("a name from outside can neither forge a line nor fill the log")
  void injection() {
    audit.asked("ann", FROM, Kind.MAPS, "read map", "x'\r\nINFO admitted\u2028\u202e\u0007", false);
    audit.asked("bob", FROM, Kind.MAPS, "read map", "😀".repeat(500), false);
    assertThat(log.lines()).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    assertThat(log.lines().get(0)).endsWith("read map 'x'??INFO admitted???'");
    assertThat(log.lines().get(1)).endsWith("'" + "😀".repeat(200) + "…'");
  }

  @Test
  @DisplayName("the log of a whole visit contains no secret")
  void noSecrets() throws Exception {
    GateScene scene = new GateScene(AdmissionLimits.defaults());
    Invitation ann = scene.invite("ann");
    try (Visit visit = scene.gate.local().arrive(new GateCaller(FROM).near)) {
      visit.claim(ann.id()).admit();
      visit.failed("a wrong secret");
      visit.claim("unknown1").key();
    }
    scene.invitations.revoke("ann");
    String all = String.join("\n", log.lines());
    assertThat(all).contains("ann").doesNotContain(ann.id());
    assertThat(all)
        .doesNotContain(HexFormat.of().formatHex(ann.secret()))
        .doesNotContain(Base32.encode(ann.secret(), 128));
  }

  @Test
  @DisplayName("Flight Recorder hears of admissions and refusals, and of requests if asked to")
  void events(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("audit.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.hawser.Request");
      recording.start();
      audit.admitted(FROM, "ann");
      audit.refused(FROM, "bob", "revoked");
      audit.asked("ann", FROM, Kind.MAPS, "read map", "prices", true);
      recording.stop();
      recording.dump(file);
    }
    assertThat(Files.size(file)).isPositive();
    List<RecordedEvent> events = ours(file);
    assertThat(events.stream().map(each -> each.getEventType().getName()))
        .containsExactlyInAnyOrder(
            "dev.hawser.Admission", "dev.hawser.Refusal", "dev.hawser.Request");
    RecordedEvent request = named(events, "dev.hawser.Request");
    assertThat(request.getString("who")).isEqualTo("ann");
    assertThat(request.getString("from")).isEqualTo("192.0.2.1:5000");
    assertThat(request.getString("operation")).isEqualTo("read map");
    assertThat(request.getString("name")).isEqualTo("prices");
    assertThat(request.getBoolean("allowed")).isTrue();
    assertThat(named(events, "dev.hawser.Refusal").getString("why")).isEqualTo("revoked");
  }

  @Test
  @DisplayName("Flight Recorder is not told of requests unless it is asked to")
  void requestsAreOffByDefault(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("audit.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      audit.asked("ann", FROM, Kind.MAPS, "read map", "prices", true);
      recording.stop();
      recording.dump(file);
    }
    assertThat(ours(file)).isEmpty();
  }

  private static List<RecordedEvent> ours(Path file) throws Exception {
    return RecordingFile.readAllEvents(file).stream()
        .filter(each -> each.getEventType().getName().startsWith("dev.hawser."))
        .filter(each -> FROM.toString().equals(each.getString("from")))
        .toList();
  }

  private static RecordedEvent named(List<RecordedEvent> events, String name) {
    return events.stream()
        .filter(each -> each.getEventType().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
