package dev.hawser.internal.file.remote;

import dev.hawser.ValueException;
import dev.hawser.file.FileEntry;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is in folders, on its way to who asked. Of its path only the last name travels.
final class Entries {
  private static final FileEntry.Kind[] KINDS = FileEntry.Kind.values();
  private static final Pattern PERMISSIONS = Pattern.compile("([r-][w-][x-]){3}");
  private static final int LONGEST_NAME = 4 << 10;
  private static final int LONGEST_LINK = 16 << 10;

  private Entries() {}

  static void write(FileEntry entry, Output out) {
    out.writeByte(entry.kind().ordinal());
    out.writeVarLong(entry.size());
    Instant modified = entry.modified();
    out.writeSignedVarLong(modified.getEpochSecond());
    out.writeVarInt(modified.getNano());
    writeNullable(entry.permissions(), out);
    writeNullable(entry.link(), out);
  }

  private static void writeNullable(@Nullable String text, Output out) {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUtf8(text);
    }
  }

  /// Reads what {@link #write} wrote.
  ///
  /// @param path how it is called here
  static FileEntry read(Input in, String path) {
    int kind = in.readUnsignedByte();
    long size = in.readVarLong();
    Instant modified = moment(in.readSignedVarLong(), in.readVarInt());
    String permissions = in.readBoolean() ? in.readUtf8(LONGEST_NAME) : null;
    String link = in.readBoolean() ? in.readUtf8(LONGEST_LINK) : null;
    boolean isLink = kind == FileEntry.Kind.LINK.ordinal();
    if (kind >= KINDS.length
        || size < 0
        || isLink != (link != null)
        || permissions != null && !PERMISSIONS.matcher(permissions).matches()) {
      throw new ValueException("malformed answer about files: no such entry");
    }
    return new FileEntry(path, KINDS[kind], size, modified, permissions, link);
  }

  private static Instant moment(long seconds, int nanos) {
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException | ArithmeticException e) {
      throw new ValueException("malformed answer about files: no such time");
    }
  }

  /// Reads one name of a list.
  static String readName(Input in) {
    String name = in.readUtf8(LONGEST_NAME);
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
      throw new ValueException("malformed answer about files: something is not called that");
    }
    return name;
  }

  /// How something in a folder is called.
  ///
  /// @param folder as somebody wrote it
  static String below(String folder, String name) {
    return folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
  }
}
