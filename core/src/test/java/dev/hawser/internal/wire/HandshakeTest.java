package dev.hawser.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
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
    Welcome welcome = new Welcome(1, 0, 7, TOKEN, 1L << 40, TERMS);
    assertThat(receive(bytes(welcome))).isEqualTo(welcome);
    Refusal refusal = new Refusal(false, "full");
    assertThat(receive(bytes(refusal))).isEqualTo(refusal);
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
        .hasMessageContaining("4096");
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
    byte[] whole = bytes(hello("anna", TERMS));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> receive(part)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aMessageShorterThanItsFieldsIsRefused() throws IOException {
    byte[] whole = bytes(hello("anna", TERMS));
    for (int length = 9; length < whole.length - 6; length++) {
      byte[] part = Arrays.copyOf(whole, 6 + length);
      part[5] = (byte) length;
      assertThatThrownBy(() -> receive(part)).isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void aTokenMatchesOnlyItselfAndShowsNothing() {
    assertThat(TOKEN.matches(new Token(1, 2))).isTrue();
    assertThat(TOKEN.matches(new Token(1, 3))).isFalse();
    assertThat(TOKEN.matches(new Token(2, 2))).isFalse();
    assertThat(hello("a", TERMS).toString()).contains("Token[...]");
  }

  private static Hello hello(String name, Terms terms) {
    return new Hello(1, 1, 0, 7, TOKEN, 3, 1L << 33, terms, name, new byte[] {1, 2});
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
