package dev.hawser.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.HawserException;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.session.Session;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The bytes of calls, which two versions of this library have to agree on.
class CallBytesTest {
  private static final String ID = "[0-9a-f]{32}";

  @Test
  @DisplayName("a request is kind, name, stamp, time, flags, id, depth, annotations and body")
  void request() {
    try (CallLab lab = new CallLab()) {
      RawEnd.Answering answering = new RawEnd.Answering(new byte[0], true);
      Session session = RawEnd.connect(lab, answering);
      CallOptions options =
          CallOptions.defaults().annotate("a", 1).onOutput(_ -> {}).onProgress(_ -> {});
      assertThat(
              catchThrowable(
                  () -> lab.server.client(session.id()).with(options).callRemote("f", "x")))
          .isInstanceOf(HawserException.class);
      byte[] request = answering.requests().remove();
      assertThat(HexFormat.of().formatHex(request))
          .matches("01" + "0166" + "00" + "00" + "03" + ID + "00" + "01" + "46010a01610602" + ".*");
    }
  }

  @Test
  @DisplayName(
      "a failure is its number, kind, outcome and message; a result number, stamp and value")
  void answers() throws Exception {
    try (CallLab lab = new CallLab()) {
      var _ = lab.server.functions().register("g", () -> Map.of());
      Session session = RawEnd.connect(lab, new RawEnd.Answering(new byte[0], true));
      HexFormat hex = HexFormat.of();
      String head = "00" + "00" + "00" + "00".repeat(16) + "00" + "00";
      String body =
          "00" + "3801" + "0110" + hex.formatHex("java.lang.Object".getBytes(UTF_8)) + "00";
      byte[] unknown = RawEnd.ask(session, hex.parseHex("01" + "0166" + head + body));
      assertThat(hex.formatHex(unknown))
          .isEqualTo(
              "02"
                  + "01"
                  + "00"
                  + "21"
                  + hex.formatHex("there is no function 'f'; near: g".getBytes(UTF_8)));
      byte[] result = RawEnd.ask(session, hex.parseHex("01" + "0167" + head + body));
      assertThat(hex.formatHex(result)).matches("00" + "00" + "00" + "4600");
    }
  }
}
