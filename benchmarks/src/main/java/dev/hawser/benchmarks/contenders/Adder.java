package dev.hawser.benchmarks.contenders;

import java.nio.ByteBuffer;

/// The bytes of `add(int,int)` for contenders that carry bytes: two ints there, one int back.
final class Adder {
  static final int REQUEST_BYTES = 2 * Integer.BYTES;
  static final int REPLY_BYTES = Integer.BYTES;

  private Adder() {}

  static byte[] request(int a, int b) {
    return ByteBuffer.allocate(REQUEST_BYTES).putInt(a).putInt(b).array();
  }

  static byte[] reply(ByteBuffer request) {
    int sum = request.getInt() + request.getInt();
    return ByteBuffer.allocate(REPLY_BYTES).putInt(sum).array();
  }
}
