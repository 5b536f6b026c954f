package dev.hawser.internal.call;

import dev.hawser.ValueException;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What goes with a call beside what is to be run.
///
/// @param id the same for a call and all calls nested in it
/// @param depth how many calls it is nested in
/// @param output whether the caller wants what it prints
/// @param progress whether the caller wants to know how far it has come
public record Circumstances(
    UUID id, int depth, Map<String, Object> annotations, boolean output, boolean progress) {
  private static final int OUTPUT = 1;
  private static final int PROGRESS = 2;

  /// Those of a call that is made now.
  ///
  /// @param outer the call inside which it is made, or null
  static Circumstances of(CallOptions options, @Nullable CurrentCall outer) {
    boolean output = options.output() != null;
    boolean progress = options.progress() != null;
    if (outer == null) {
      return new Circumstances(UUID.randomUUID(), 0, options.annotations(), output, progress);
    }
    Map<String, Object> all = outer.annotations();
    if (!options.annotations().isEmpty()) {
      all = new LinkedHashMap<>(all);
      all.putAll(options.annotations());
    }
    return new Circumstances(outer.id(), outer.depth() + 1, all, output, progress);
  }

  /// Those of a call whose caller said nothing.
  public static Circumstances none() {
    return new Circumstances(UUID.randomUUID(), 0, Map.of(), false, false);
  }

  /// Those of a call that is made now, or null if they say no more than {@link #none}.
  public static @Nullable Circumstances worthSaying(CallOptions options) {
    CurrentCall outer = CurrentCall.bound();
    return outer == null && options.annotations().isEmpty() ? null : of(options, outer);
  }

  /// Writes them.
  public void write(Output out) {
    out.writeByte((output ? OUTPUT : 0) | (progress ? PROGRESS : 0));
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
    out.writeVarInt(depth);
    PlainValues.write(out, annotations);
  }

  /// Reads what {@link #write} wrote.
  public static Circumstances read(Input in) {
    int flags = in.readUnsignedByte();
    UUID id = new UUID(in.readLong(), in.readLong());
    int depth = in.readVarInt();
    if (depth < 0) {
      throw new ValueException("malformed value: a call nested in a negative number of calls");
    }
    Map<String, Object> annotations = PlainValues.read(in);
    return new Circumstances(
        id, depth, annotations, (flags & OUTPUT) != 0, (flags & PROGRESS) != 0);
  }
}
