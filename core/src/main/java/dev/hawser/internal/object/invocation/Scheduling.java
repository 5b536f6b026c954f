package dev.hawser.internal.object.invocation;

import dev.hawser.internal.object.export.Export;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Turn;
import dev.hawser.object.ExportOptions;
import dev.hawser.object.ExportOptions.Threading;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/// Decides where the calls run that the other end of one session makes: on a thread of their own,
/// on the reader if they are short, or one after the other in a {@link Lane}.
public final class Scheduling {
  /// The lanes that all sessions share.
  private static final Map<Export, Lane> SHARED = Collections.synchronizedMap(new WeakHashMap<>());

  private final Map<Export, Lane> own = Collections.synchronizedMap(new WeakHashMap<>());

  /// Has a call run; on the reading thread, in the order in which calls arrive. Never waits.
  public void start(Execution call) {
    if (call.hasLane()) {
      laneOf(call).add(call);
    } else if (!(call.isShort() && Turn.offer(call))) {
      Threads.start("call", call);
    }
  }

  /// Whether calls of an export wait for others, or for an executor.
  static boolean hasLane(Export export) {
    ExportOptions options = export.options();
    return options.threading() != Threading.PARALLEL || options.executor() != null;
  }

  /// Where a call waits for its turn.
  Lane laneOf(Execution call) {
    Export export = call.export();
    boolean isShared = export.options().threading() == Threading.SERIAL && !export.isPerSession();
    Map<Export, Lane> lanes = isShared ? SHARED : own;
    return lanes.computeIfAbsent(export, Lane::of);
  }
}
