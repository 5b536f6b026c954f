package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.security.Proof.Side;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Knowing a key can be proved, and the proof is good for nothing else.
class ProofTest {
  private static final byte[] KEY = hex("000102030405060708090a0b0c0d0e0f");
  private static final byte[] BINDING = new byte[Proof.LENGTH];
  private static final byte[] NONCE = hex("303132333435363738393a3b3c3d3e3f");

  /// The hello of the worked example in PROTOCOL.md.
  private static final byte[] HELLO =
      hex(
          """
          48575352 004c
          01 01 01 0000000000000000
          0000000000000000 00000000 0000000000000000
          00001388 00007530 00040000
          0004 616e6e61
          0002 6b37
          202122232425262728292a2b2c2d2e2f
          0005 7368617265
          """);

  @Test
  @DisplayName("the proofs of the protocol's worked example are these")
  void golden() {
    assertThat(HexFormat.of().formatHex(Proof.of(Side.CLIENT, KEY, new byte[0], HELLO, NONCE)))
        .isEqualTo("c6f8296f7cf3def9e36b4cbfc5f75a5fce7afc5e67425b0d1f150f10bc535d84");
    assertThat(HexFormat.of().formatHex(Proof.of(Side.SERVER, KEY, new byte[0], HELLO, NONCE)))
        .isEqualTo("299a5e1bc65598d0b786328328e33c51dcdcc8dc698ce82db578b1e2fdb19492");
  }

  @Test
  @DisplayName("a proof depends on its side, key, connection, hello and challenge")
  void everythingCounts() {
    byte[] proof = Proof.of(Side.CLIENT, KEY, BINDING, HELLO, NONCE);
    assertThat(proof).hasSize(Proof.LENGTH);
    assertThat(Proof.of(Side.CLIENT, KEY, BINDING, HELLO, NONCE)).isEqualTo(proof);
    assertThat(Proof.of(Side.SERVER, KEY, BINDING, HELLO, NONCE)).isNotEqualTo(proof);
    assertThat(Proof.of(Side.CLIENT, changed(KEY), BINDING, HELLO, NONCE)).isNotEqualTo(proof);
    assertThat(Proof.of(Side.CLIENT, KEY, changed(BINDING), HELLO, NONCE)).isNotEqualTo(proof);
    assertThat(Proof.of(Side.CLIENT, KEY, new byte[0], HELLO, NONCE)).isNotEqualTo(proof);
    assertThat(Proof.of(Side.CLIENT, KEY, BINDING, changed(HELLO), NONCE)).isNotEqualTo(proof);
    assertThat(Proof.of(Side.CLIENT, KEY, BINDING, HELLO, changed(NONCE))).isNotEqualTo(proof);
  }

  @Test
  @DisplayName("a proof matches only itself")
  void matches() {
    byte[] proof = Proof.of(Side.CLIENT, KEY, BINDING, HELLO, NONCE);
    assertThat(Proof.matches(proof, proof.clone())).isTrue();
    assertThat(Proof.matches(proof, changed(proof))).isFalse();
    assertThat(Proof.matches(proof, new byte[0])).isFalse();
  }

  private static byte[] changed(byte[] bytes) {
    byte[] other = bytes.clone();
    other[other.length - 1] ^= 1;
    return other;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
  }
}
