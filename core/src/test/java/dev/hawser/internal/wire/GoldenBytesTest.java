package dev.hawser.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.wire.FrameLog.Segment;
import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.LaneHello;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Response;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The protocol, byte for byte: whoever changes it changes these.
class GoldenBytesTest {
  private static final Terms TERMS = new Terms(5_000, 60_000, 256 << 10);
  private static final byte[] NONCE = HexFormat.of().parseHex("202122232425262728292a2b2c2d2e2f");
  private static final byte[] PROOF =
      HexFormat.of().parseHex("404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f");
  private static final Token TOKEN = new Token(0x0102030405060708L, 0x1112131415161718L);

  @Test
  void dataOpensAStreamWithItsService() {
    assertFrame(
        log ->
            log.appendOpening(
                Frame.DATA | Frame.OPEN | Frame.END_OF_MESSAGE | Frame.END,
                3,
                7,
                Frames.text("hi"),
                0,
                2),
        """
        000003 71 00000003 00000000
        07 6869
        """);
  }

  @Test
  void dataContinuesAStream() {
    assertFrame(
        log -> log.append(Frame.DATA, 0x01020304, Frames.text("xhix"), 1, 2),
        """
        000002 01 01020304 00000000
        6869
        """);
  }

  @Test
  void creditIsOneNumber() {
    assertFrame(
        log -> log.appendInt(Frame.CREDIT, 5, 65_536),
        """
        000004 02 00000005 00000000
        00010000
        """);
  }

  @Test
  void resetIsACauseAndAReason() {
    assertFrame(
        log -> log.append(Frame.RESET, 2, Frames.text("\1no"), 0, 3),
        """
        000003 03 00000002 00000000
        01 6e6f
        """);
  }

  @Test
  void goodbyeIsAReason() {
    assertFrame(
        log -> log.append(Frame.GOODBYE, 0, Frames.text("done"), 0, 4),
        """
        000004 04 00000000 00000000
        646f6e65
        """);
  }

  @Test
  void ackIsALongNumber() {
    assertFrame(
        log -> log.appendAck(0x0102030405060708L),
        """
        000008 05 00000000 00000000
        0102030405060708
        """);
  }

  @Test
  void probeIsEmptyAndOffsetsCountAllBytesBefore() {
    assertFrame(
        log -> {
          log.append(Frame.PROBE, 0, new byte[0], 0, 0);
          log.append(Frame.PROBE, 0, new byte[0], 0, 0);
        },
        """
        000000 06 00000000 00000000
        000000 06 00000000 0000000c
        """);
  }

  @Test
  void helloIsWhatAClientSaysFirst() throws IOException {
    assertMessage(
        new Hello(1, 2, 0, 9, 4, 513, TERMS, "anna", "k7", NONCE, "share"),
        """
        48575352 004c
        01 01 02 0000000000000000
        0000000000000009 00000004 0000000000000201
        00001388 0000ea60 00040000
        0004 616e6e61
        0002 6b37
        202122232425262728292a2b2c2d2e2f
        0005 7368617265
        """);
  }

  @Test
  void theHelloOfALaneIsItsSessionAndItsNumber() throws IOException {
    assertMessage(
        new LaneHello(1, 2, 9, 0x0102030405060708L, NONCE),
        """
        48575352 0023
        06 01 02 0000000000000009 0102030405060708
        202122232425262728292a2b2c2d2e2f
        """);
  }

  @Test
  void challengeIsANonce() throws IOException {
    assertMessage(
        new Challenge(NONCE),
        """
        48575352 0011
        04 202122232425262728292a2b2c2d2e2f
        """);
  }

  @Test
  void responseIsAProof() throws IOException {
    assertMessage(
        new Response(PROOF),
        """
        48575352 0021
        05 404142434445464748494a4b4c4d4e4f 505152535455565758595a5b5c5d5e5f
        """);
  }

  @Test
  void welcomeIsTheConsent() throws IOException {
    assertMessage(
        new Welcome(1, 0, 9, TOKEN, 513, TERMS, "anna", "share", PROOF),
        """
        48575352 0065
        02 01 0000000000000000
        0000000000000009 0102030405060708 1112131415161718
        0000000000000201
        00001388 0000ea60 00040000
        0004 616e6e61
        0005 7368617265
        0020 404142434445464748494a4b4c4d4e4f 505152535455565758595a5b5c5d5e5f
        """);
  }

  @Test
  void refusalSaysWhetherTheSessionIsGoneAndWhy() throws IOException {
    assertMessage(
        new Refusal(true, "gone"),
        """
        48575352 0008
        03 01
        0004 676f6e65
        """);
  }

  @Test
  void goIsAnExclamationMark() {
    assertThat((char) Handshake.GO).isEqualTo('!');
  }

  private static void assertFrame(Consumer<FrameLog> appending, String hex) {
    FrameLog log = new FrameLog();
    appending.accept(log);
    Segment segment = Objects.requireNonNull(log.nextSegment());
    assertThat(
            HexFormat.of()
                .formatHex(segment.bytes(), segment.offset(), segment.offset() + segment.length()))
        .isEqualTo(compact(hex));
  }

  private static void assertMessage(Handshake message, String hex) throws IOException {
    ScriptedConnection connection = new ScriptedConnection(new byte[0], 1);
    Handshake.send(connection, message);
    assertThat(HexFormat.of().formatHex(connection.written())).isEqualTo(compact(hex));
  }

  private static String compact(String hex) {
    return hex.replaceAll("\\s", "");
  }
}
