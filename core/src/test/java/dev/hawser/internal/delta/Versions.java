package dev.hawser.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// Two versions of a file, and the way from one to the other as a transfer takes it: signatures and
/// recipes go through bytes, and every chunk is rebuilt.
final class Versions implements AutoCloseable {
  static final int CHUNK = 128 << 10;
  private static final long SALT = 0x5eed_5a17L;

  private final FileChannel old;
  private final FileChannel fresh;
  private final byte[] content;
  private final Signatures signatures;

  /// What crossed the line.
  private long signatureBytes;

  private long recipeBytes;
  private long literalBytes;

  Versions(Path folder, byte[] oldContent, byte[] content) throws IOException {
    this.content = content;
    old = file(folder.resolve("old"), oldContent);
    fresh = file(folder.resolve("fresh"), content);
    signatures = overTheLine(Signatures.of(old, oldContent.length, SALT));
  }

  static FileChannel file(Path path, byte[] content) throws IOException {
    Files.write(path, content);
    return FileChannel.open(path, StandardOpenOption.READ);
  }

  private Signatures overTheLine(Signatures made) {
    SignatureReader reader = new SignatureReader();
    for (int slice = 0; slice < made.slices(); slice++) {
      assertThat(reader.isComplete()).isFalse();
      Output out = new Output();
      made.encode(slice, out);
      signatureBytes += out.size();
      reader.read(new Input(out.toByteArray()));
    }
    return reader.signatures();
  }

  Signatures signatures() {
    return signatures;
  }

  Matcher matcher() throws IOException {
    return new Matcher(signatures, fresh, content.length);
  }

  boolean isSame() throws IOException {
    return signatures.describes(fresh, content.length);
  }

  /// Takes the whole file across, in chunks of the usual size.
  Versions cross() throws IOException {
    return cross(CHUNK);
  }

  /// Takes the whole file across, in chunks of that size.
  Versions cross(int chunkSize) throws IOException {
    Matcher matcher = matcher();
    for (long offset = 0; offset < content.length; offset += chunkSize) {
      cross(matcher, offset, (int) Math.min(chunkSize, content.length - offset));
    }
    return this;
  }

  /// Takes one chunk across and checks that it arrives as it is.
  Recipe cross(Matcher matcher, long offset, int length) throws IOException {
    Recipe made = matcher.recipe(offset, length);
    ByteBuffer expected = ByteBuffer.wrap(content, (int) offset, length);
    assertThat(matcher.chunk()).isEqualTo(expected);
    Recipe arrived = Recipe.decode(made.encoded(), offset, length, signatures.size());
    byte[] rebuilt = new byte[length];
    arrived.rebuild(old, rebuilt);
    assertThat(sum(rebuilt, 0, length)).isEqualTo(sum(content, (int) offset, length));
    assertThat(arrived.isInPlace()).isEqualTo(made.isInPlace());
    assertThat(arrived.isWholeLiteral()).isEqualTo(made.isWholeLiteral());
    recipeBytes += made.encoded().length;
    literalBytes += made.literalBytes();
    return made;
  }

  private static long sum(byte[] bytes, int at, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, at, length);
    return sum.getValue();
  }

  /// How many bytes the old version did not have.
  long literalBytes() {
    return literalBytes;
  }

  /// The recipes without the bytes that the old version did not have.
  long instructionBytes() {
    return recipeBytes - literalBytes;
  }

  /// What crossed the line in all, as a share of the new version.
  double share() {
    return (double) (signatureBytes + recipeBytes) / content.length;
  }

  @Override
  public void close() throws IOException {
    old.close();
    fresh.close();
  }
}
