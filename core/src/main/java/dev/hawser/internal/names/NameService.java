package dev.hawser.internal.names;

import dev.hawser.RefusedException;
import dev.hawser.internal.names.NameLog.Durability;
import dev.hawser.internal.names.NameTable.Bounds;
import dev.hawser.internal.object.export.ExportTable;
import dev.hawser.internal.time.Timer;
import dev.hawser.names.Names;
import dev.hawser.object.ExportOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The name server inside a server.
public final class NameService implements AutoCloseable {
  private final NameTable table;
  private final Names names;

  private NameService(NameTable table) {
    this.table = table;
    this.names = new LocalNames(table);
  }

  /// Begins to keep names, and exports them for other ends.
  ///
  /// @param file where they are kept beside memory, or null
  /// @throws RefusedException if the file cannot be used; the message names it
  public static NameService open(ExportTable exports, Timer timer, @Nullable Path file) {
    NameTable table = new NameTable(timer, InstantSource.system(), store(file), Bounds.USUAL);
    var _ = exports.addOwn(NameServer.EXPORT, new NameDesk(table), ExportOptions.defaults());
    return new NameService(table);
  }

  private static NameStore store(@Nullable Path file) {
    try {
      return file == null ? NameStore.none() : NameLog.open(file, Durability.POWER);
    } catch (IOException e) {
      throw new RefusedException("the names cannot be kept: " + e.getMessage());
    }
  }

  /// For the server itself.
  public Names names() {
    return names;
  }

  /// Closes the file. Names can still be looked up.
  @Override
  public void close() {
    table.close();
  }
}
