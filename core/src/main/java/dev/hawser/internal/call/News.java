package dev.hawser.internal.call;

import dev.hawser.call.CallOptions;
import dev.hawser.call.CallProgress;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.operation.Utf8Chunks;
import dev.hawser.internal.session.Stream;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings the news of one call to whom its caller named: in order, on a virtual thread that lives
/// while there is something to bring, and all of it before the answer.
///
/// What was printed counts against the stream's window until it was brought, so a slow listener
/// slows the call that prints. Progress that a listener was too slow for gives way to newer.
final class News {
  private static final String NAME = "news-of-a-call";

  private sealed interface Item {
    /// Some bytes that the call printed.
    ///
    /// @param weight how much of the stream's window they take
    record Printed(Stream stream, int weight, long stamp, boolean error, byte[] bytes)
        implements Item {}

    record Progress(long stamp, CallProgress progress) implements Item {}

    /// What is to be done when all news before it are brought.
    record Last(Runnable task) implements Item {}
  }

  private final @Nullable Consumer<String> output;
  private final @Nullable Consumer<CallProgress> progress;
  private final Causality causality;
  private final Utf8Chunks out = new Utf8Chunks();
  private final Utf8Chunks err = new Utf8Chunks();

  /// Guarded by this, with what follows.
  private final ArrayDeque<Item> waiting = new ArrayDeque<>();

  private boolean delivering;
  private boolean stopped;

  private News(CallOptions options, Causality causality) {
    this.output = options.output();
    this.progress = options.progress();
    this.causality = causality;
  }

  /// The news that a caller wants, or null if it wants none.
  static @Nullable News wanted(CallOptions options, Causality causality) {
    boolean wanted = options.output() != null || options.progress() != null;
    return wanted ? new News(options, causality) : null;
  }

  /// Something was printed.
  void printed(Stream stream, int weight, long stamp, boolean error, byte[] bytes) {
    if (!add(new Item.Printed(stream, weight, stamp, error, bytes))) {
      stream.consumed(weight);
    }
  }

  /// The call has come so far.
  void progressed(long stamp, CallProgress now) {
    boolean _ = add(new Item.Progress(stamp, now));
  }

  /// Does something when all news are brought: at once if they are.
  void whenBrought(Runnable task) {
    if (!add(new Item.Last(task))) {
      task.run();
    }
  }

  /// Nobody wants the news any more.
  void stop() {
    ArrayDeque<Item> left;
    synchronized (this) {
      stopped = true;
      left = new ArrayDeque<>(waiting);
      waiting.clear();
    }
    left.forEach(News::drop);
  }

  private static void drop(Item item) {
    switch (item) {
      case Item.Printed printed -> printed.stream().consumed(printed.weight());
      case Item.Progress _ -> {}
      case Item.Last last -> last.task().run();
    }
  }

  /// @return whether it will be brought
  private synchronized boolean add(Item item) {
    if (stopped || item instanceof Item.Last && !delivering) {
      return false;
    }
    if (item instanceof Item.Progress && waiting.peekLast() instanceof Item.Progress) {
      waiting.removeLast();
    }
    waiting.addLast(item);
    if (!delivering) {
      delivering = true;
      Threads.start(NAME, this::deliver);
    }
    return true;
  }

  private synchronized @Nullable Item next() {
    delivering = !waiting.isEmpty();
    return waiting.pollFirst();
  }

  private void deliver() {
    Item item = next();
    while (item != null) {
      Item each = item;
      Threads.runSafely(NAME, () -> deliver(each));
      item = next();
    }
  }

  private void deliver(Item item) {
    switch (item) {
      case Item.Printed printed -> {
        try {
          await(printed.stamp());
          Utf8Chunks chunks = printed.error() ? err : out;
          tell(chunks.next(printed.bytes(), 0, printed.bytes().length));
        } finally {
          printed.stream().consumed(printed.weight());
        }
      }
      case Item.Progress(long stamp, CallProgress now) -> {
        await(stamp);
        if (progress != null) {
          progress.accept(now);
        }
      }
      case Item.Last(Runnable task) -> {
        try {
          tell(out.last() + err.last());
        } finally {
          task.run();
        }
      }
    }
  }

  private void tell(String text) {
    if (output != null && !text.isEmpty()) {
      output.accept(text);
    }
  }

  private void await(long stamp) {
    try {
      causality.await(stamp, Patience.FOREVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a listener has interrupted its own thread
    }
  }
}
