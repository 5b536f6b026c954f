package dev.hawser.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stream of Java's own serialization")
class JavaStreamTest {
  private static final String START = "a stream of Java's own serialization";
  private static final String REST =
      " may not travel as a value: it is never read. Send what it holds as a record, a collection"
          + " or another value; in a byte[] it is only bytes.";

  private final Codec codec = new Codec(TypeRegistry.create(), ValueLimits.defaults());

  private static byte[] stream(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private void assertRefused(byte[] value, String message) {
    assertThatThrownBy(() -> codec.decode(value))
        .isExactlyInstanceOf(ValueException.class)
        .hasMessage(message);
  }

  @Test
  @DisplayName("is refused by the name of the class that it begins with")
  void byName() throws IOException {
    assertRefused(
        stream(new ArrayList<>()), START + ", beginning with java.util.ArrayList," + REST);
    assertRefused(stream(new int[0]), START + ", beginning with [I," + REST);
    assertRefused(
        stream(TimeUnit.DAYS), START + ", beginning with java.util.concurrent.TimeUnit," + REST);
  }

  @Test
  @DisplayName("is refused where it begins with no class, or is cut short, or lies about its name")
  void withoutName() throws IOException {
    byte[] whole = stream(new ArrayList<>());
    assertRefused(stream("text"), START + REST);
    assertRefused(Arrays.copyOf(whole, 2), START + REST);
    assertRefused(Arrays.copyOf(whole, 7), START + REST);
    assertRefused(Arrays.copyOf(whole, 12), START + ", beginning with java," + REST);
    assertRefused(Arrays.copyOf(whole, 1), "malformed value: no value has the tag 0xac");
    assertRefused(new byte[] {(byte) 0xac, 0}, "malformed value: no value has the tag 0xac");
  }

  @Test
  @DisplayName("is refused inside another value too")
  void inside() throws IOException {
    byte[] stream = stream(new ArrayList<>());
    Output list = new Output();
    list.writeByte(Tag.LIST);
    list.writeVarInt(1);
    list.writeBytes(stream, 0, stream.length);
    assertRefused(list.toByteArray(), START + ", beginning with java.util.ArrayList," + REST);
  }

  @Test
  @DisplayName("is shown as a short name that cannot forge a line of a log")
  void hostileName() {
    Output out = new Output();
    out.writeInt(0xaced0005);
    out.writeShort(0x7372);
    byte[] name = "\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
    out.writeShort(name.length);
    out.writeBytes(name, 0, name.length);
    assertThatThrownBy(() -> codec.decode(out.toByteArray()))
        .hasMessageStartingWith(START + ", beginning with ???")
        .message()
        .hasSizeLessThan(500)
        .doesNotContain("\n");
  }

  @Test
  @DisplayName("travels in a byte[]")
  void asBytes() throws IOException {
    byte[] stream = stream(new ArrayList<>());
    assertThat(codec.decode(codec.encode(stream))).isEqualTo(stream);
  }
}
