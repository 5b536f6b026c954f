package dev.hawser.internal.disk;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;

/// A file, folder or link, as it travels.
///
/// What was read off the line is bounded, but whether its path and its link stay inside, and
/// whether this file system can hold its name, is for {@link Confined} and {@link NameRules} to
/// judge, so that one bad entry is refused by name and the others go on.
///
/// @param path relative to the base of the transfer, with `/`; empty for the base itself
/// @param kind what it is
/// @param size in bytes; 0 unless it is a file
/// @param modified nanoseconds since the beginning of 1970
/// @param mode the POSIX permission bits, 0 to 0777, or {@link #NO_MODE}
/// @param link where a link leads, as written in it; else empty
public record Entry(String path, Kind kind, long size, long modified, int mode, String link) {
  /// What it is.
  public enum Kind {
    /// A file.
    FILE,
    /// A folder.
    FOLDER,
    /// A symbolic link.
    LINK
  }

  /// Where there are no POSIX permissions.
  public static final int NO_MODE = -1;

  private static final int ALL_BITS = 0777;

  /// The most bytes of a path or a link: four times what Linux takes.
  private static final int LONGEST = 16 << 10;

  private static final long LARGEST = 1L << 47;

  /// Checks that it makes sense.
  public Entry {
    boolean empty = kind != Kind.FILE && size != 0;
    if (size < 0 || size > LARGEST || mode < NO_MODE || mode > ALL_BITS || empty) {
      throw new IllegalArgumentException(
          "no entry has size %d and mode %d as a %s".formatted(size, mode, kind));
    }
    if ((kind == Kind.LINK) == link.isEmpty()) {
      throw new IllegalArgumentException("links, and nothing else, lead somewhere");
    }
  }

  /// Writes it.
  public void write(Output out) {
    out.writeUtf8(path);
    out.writeByte(kind.ordinal());
    out.writeVarLong(size);
    out.writeSignedVarLong(modified);
    out.writeSignedVarInt(mode);
    out.writeUtf8(link);
  }

  /// Reads one.
  ///
  /// @throws ValueException if it makes no sense
  public static Entry read(Input in) {
    String path = in.readUtf8(LONGEST);
    int kind = in.readUnsignedByte();
    long size = in.readVarLong();
    long modified = in.readSignedVarLong();
    int mode = in.readSignedVarInt();
    String link = in.readUtf8(LONGEST);
    if (kind >= Kind.values().length) {
      throw new ValueException("malformed entry of a transfer: there is no kind " + kind);
    }
    try {
      return new Entry(path, Kind.values()[kind], size, modified, mode, link);
    } catch (IllegalArgumentException e) {
      throw new ValueException("malformed entry of a transfer: " + e.getMessage());
    }
  }
}
