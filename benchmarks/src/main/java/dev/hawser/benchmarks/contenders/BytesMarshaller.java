package dev.hawser.benchmarks.contenders;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Byte arrays as they are, for gRPC.
enum BytesMarshaller implements Marshaller<byte[]> {
  INSTANCE;

  @Override
  public InputStream stream(byte[] value) {
    return new Bytes(value);
  }

  @Override
  public byte[] parse(InputStream stream) {
    try {
      byte[] value = new byte[stream.available()];
      int read = stream.readNBytes(value, 0, value.length);
      if (read != value.length) {
        throw new IOException("a message ended after " + read + " of " + value.length + " bytes");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Bytes extends ByteArrayInputStream implements KnownLength {
    Bytes(byte[] value) {
      super(value);
    }
  }
}
