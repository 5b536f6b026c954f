package dev.hawser.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.LaneHello;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Response;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What two ends say before the first frame.
class HandshakeTest {
  private static final Terms TERMS = new Terms(5_000, 60_000, 256 << 10);
  private static final Token TOKEN = new Token(1, 2);

  @Test
  void helloArrivesAsItWasSaid() throws IOException {
    Hello hello = hello("zoë", TERMS);
    Hello back = (Hello) receive(bytes(hello));
    assertThat(back).usingRecursiveComparison().isEqualTo(hello);
  }

  @Test
  void welcomeAndRefusalArriveAsTheyWereSaid() throws IOException {
    Welcome welcome =
        new Welcome(1, 0, 7, TOKEN, 1L << 40, TERMS, "anna", "share", sequence(0xa0, 32));
    assertThat(receive(bytes(welcome))).usingRecursiveComparison().isEqualTo(welcome);
    Refusal refusal = new Refusal(false, "full");
    assertThat(receive(bytes(refusal))).isEqualTo(refusal);
  }

  @Test
  void challengeAndResponseArriveAsTheyWereSaid() throws IOException {
    Challenge challenge = new Challenge(sequence(1, 16));
    assertThat(receive(bytes(challenge))).usingRecursiveComparison().isEqualTo(challenge);
    Response response = new Response(sequence(2, 32));
    assertThat(receive(bytes(response))).usingRecursiveComparison().isEqualTo(response);
  }

  @Test
  void theHelloOfALaneArrivesAsItWasSaid() throws IOException {
    for (long number : new long[] {0, 7, -1, Long.MIN_VALUE}) {
      LaneHello hello = new LaneHello(1, 3, 1L << 40, number, sequence(0x30, 16));
      assertThat(receive(bytes(hello))).usingRecursiveComparison().isEqualTo(hello);
    }
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    for (Handshake message : all()) {
      byte[] written = Handshake.encode(message);
      byte[] read = Handshake.read(new ScriptedConnection(written, 3));
      assertThat(read).as("%s", message).isEqualTo(written);
    }
  }

  @Test
  void notOneByteMoreThanTheMessageIsRead() throws IOException {
    byte[] both = Frames.joined(bytes(new Refusal(false, "x")), Frames.text("!next"));
    ScriptedConnection connection = new ScriptedConnection(both, both.length);
    Handshake.receive(connection);
    assertThat(Handshake.exactly(connection, 5)).isEqualTo(Frames.text("!next"));
  }

  @Test
  void helloOfAFutureVersionIsUnderstoodAsFarAsItsVersions() throws IOException {
    byte[] future = Frames.joined(Frames.text("HWSR\0\7\1"), new byte[] {5, 9}, new byte[4]);
    Hello hello = (Hello) receive(future);
    assertThat(hello.oldest()).isEqualTo(5);
    assertThat(hello.newest()).isEqualTo(9);
  }

  @Test
  void theHelloOfALaneOfAFutureVersionIsUnderstoodAsFarAsItsVersions() throws IOException {
    byte[] future = Frames.joined(Frames.text("HWSR\0\7\6"), new byte[] {5, 9}, new byte[4]);
    LaneHello hello = (LaneHello) receive(future);
    assertThat(hello.oldest()).isEqualTo(5);
    assertThat(hello.newest()).isEqualTo(9);
  }

  @Test
  void fieldsThatALaterVersionAddsAtTheEndAreIgnored() throws IOException {
    byte[] known = bytes(hello("a", TERMS));
    byte[] longer = Frames.joined(known, Frames.text("more"));
    longer[5] += 4;
    assertThat(((Hello) receive(longer)).name()).isEqualTo("a");
  }

  @Test
  void whoDoesNotSpeakHawserIsToldSo() {
    assertThatThrownBy(() -> receive(Frames.text("GET / HTTP/1.1\r\n\r\n")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("does not speak Hawser");
  }

  @Test
  void anOversizedMessageIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> receive(Frames.text("HWSR\u00ff\u00ff")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("65535")
        .hasMessageContaining("16384");
  }

  @Test
  void anOverlongNameIsRefused() {
    assertThatThrownBy(() -> receive(bytes(hello("n".repeat(257), TERMS))))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("257");
  }

  @Test
  void anUnknownKindIsRefused() {
    assertThatThrownBy(() -> receive(Frames.text("HWSR\0\1\11")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("unknown kind 9");
  }

  @Test
  void impossibleTermsAreRefused() {
    for (Terms terms :
        new Terms[] {
          new Terms(0, 0, 65_536),
          new Terms(1, -1, 65_536),
          new Terms(1, 0, 65_535),
          new Terms(-5, 0, 65_536),
          new Terms(1, 0, Integer.MIN_VALUE)
        }) {
      assertThatThrownBy(() -> receive(bytes(hello("a", terms))))
          .as("%s", terms)
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("impossible");
    }
  }

  @Test
  void aMessageThatStopsAnywhereIsNoMessage() throws IOException {
    for (Handshake message : all()) {
      byte[] whole = bytes(message);
      for (int length = 0; length < whole.length; length++) {
        byte[] part = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> receive(part)).isInstanceOf(EOFException.class);
      }
    }
  }

  @Test
  void aMessageShorterThanItsFieldsIsRefused() throws IOException {
    for (Handshake message : all()) {
      byte[] whole = bytes(message);
      for (int length = 0; length < whole.length - 6; length++) {
        byte[] part = Arrays.copyOf(whole, 6 + length);
        part[5] = (byte) length;
        assertThatThrownBy(() -> receive(part)).isInstanceOf(ProtocolException.class);
      }
    }
  }

  @Test
  void anOverlongInvitationOrProofIsRefused() throws IOException {
    Hello hello = invited("i".repeat(65), "nothing");
    assertThatThrownBy(() -> receive(bytes(hello)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("65 bytes; the most is 64");
    Welcome welcome = new Welcome(1, 0, 7, TOKEN, 0, TERMS, "", "", new byte[33]);
    assertThatThrownBy(() -> receive(bytes(welcome)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("33 bytes; the most is 32");
  }

  @Test
  void aTrustTooLongToBeSaidIsNotSent() throws IOException {
    String fits = "t".repeat(16_000);
    assertThat(((Hello) receive(bytes(invited("", fits)))).trust()).isEqualTo(fits);
    for (int length : new int[] {17_000, 70_000}) {
      assertThatThrownBy(() -> bytes(invited("", "t".repeat(length))))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("the most is 16384: grant fewer permissions");
    }
  }

  @Test
  void aTokenShowsNothing() {
    assertThat(TOKEN.toString()).isEqualTo("Token[...]");
    assertThat(TOKEN.bytes()).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2);
  }

  private static List<Handshake> all() {
    return List.of(
        hello("anna", TERMS),
        new LaneHello(1, 1, 7, 3, sequence(4, 16)),
        new Challenge(sequence(1, 16)),
        new Response(sequence(2, 32)),
        new Welcome(1, 0, 7, TOKEN, 1L << 40, TERMS, "anna", "share", sequence(3, 32)),
        new Refusal(true, "no"));
  }

  private static Hello hello(String name, Terms terms) {
    return new Hello(
        1, 1, 0, 7, 3, 1L << 33, terms, name, "k7", sequence(0x30, 16), "maps.read=prices*");
  }

  private static Hello invited(String invitation, String trust) {
    return new Hello(1, 1, 0, 0, 0, 0, TERMS, "", invitation, sequence(0x30, 16), trust);
  }

  private static byte[] sequence(int first, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  private static byte[] bytes(Handshake message) throws IOException {
    ScriptedConnection connection = new ScriptedConnection(new byte[0], 1);
    Handshake.send(connection, message);
    return connection.written();
  }

  private static Handshake receive(byte[] bytes) throws IOException {
    return Handshake.receive(new ScriptedConnection(bytes, 3));
  }
}
