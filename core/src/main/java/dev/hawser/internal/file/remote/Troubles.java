package dev.hawser.internal.file.remote;

import dev.hawser.FileException;
import dev.hawser.HawserException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Failures;
import java.util.ArrayList;
import java.util.List;

/// What went wrong, on its way to who asked; with all files of which several failed.
final class Troubles {
  private static final int MOST = 1000;

  private Troubles() {}

  static void write(HawserException failure, Output out) {
    Failures.write(failure, out);
    List<FileException> each =
        failure instanceof FileException file ? file.failures() : List.<FileException>of();
    int count = Math.min(each.size(), MOST);
    out.writeVarInt(count);
    each.subList(0, count).forEach(one -> Failures.write(one, out));
  }

  static HawserException read(Input in) {
    HawserException failure = Failures.read(in);
    int count = in.readVarInt();
    if (count < 0 || count > MOST) {
      throw new ValueException("malformed answer about files: " + count + " failures");
    }
    List<FileException> each = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (Failures.read(in) instanceof FileException one) {
        each.add(one);
      }
    }
    return failure instanceof FileException file && !each.isEmpty()
        ? new FileException(
            file.reason(), file.path(), String.valueOf(file.getMessage()), file.outcome(), each)
        : failure;
  }
}
