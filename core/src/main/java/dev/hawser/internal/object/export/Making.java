package dev.hawser.internal.object.export;

import dev.hawser.Peer;
import dev.hawser.RefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An object that the first who needs it makes, while others who need it wait. If it could not be
/// made, that call fails, and the next one tries again.
final class Making {
  private final String name;
  private final Function<Peer, Instance> maker;
  private final AtomicReference<@Nullable Attempt> present = new AtomicReference<>();
  private volatile boolean over;

  /// One try.
  ///
  /// @param made the object, or null if that failed
  private record Attempt(Thread thread, CompletableFuture<@Nullable Instance> made) {}

  /// Creates one.
  ///
  /// @param maker runs users' code
  Making(String name, Function<Peer, Instance> maker) {
    this.name = name;
    this.maker = maker;
  }

  /// The object, or null if it has not been made.
  @Nullable Instance ready() {
    Attempt attempt = present.get();
    return attempt == null ? null : attempt.made().getNow(null);
  }

  /// The object, made if it has to be.
  ///
  /// @throws RefusedException if it is not needed any more
  Instance instance(Peer peer) {
    while (!over) {
      Attempt other = present.get();
      if (other == null) {
        Attempt own = new Attempt(Thread.currentThread(), new CompletableFuture<>());
        if (present.compareAndSet(null, own)) {
          return make(own, peer);
        }
      } else {
        Instance made = await(other);
        if (made != null && !over) {
          return made;
        }
      }
    }
    throw gone();
  }

  private Instance make(Attempt own, Peer peer) {
    Instance made = null;
    try {
      made = maker.apply(peer);
    } finally {
      if (made == null) {
        present.set(null);
      }
      own.made().complete(made);
    }
    if (over) {
      made.end();
      throw gone();
    }
    return made;
  }

  private @Nullable Instance await(Attempt other) {
    if (other.thread() == Thread.currentThread() && !other.made().isDone()) {
      throw new IllegalStateException(
          "the creator of '" + name + "' calls the object that it is making");
    }
    Instance.await(other.made(), name);
    return other.made().getNow(null);
  }

  private RefusedException gone() {
    return new RefusedException(
        "'" + name + "' is not there any more: its session has ended, or it was taken back");
  }

  /// The object is not needed any more. If it is being made, it is let go of when it is there.
  void end() {
    over = true;
    Attempt attempt = present.get();
    if (attempt != null) {
      var _ =
          attempt
              .made()
              .thenAccept(made -> {
                if (made != null) {
                  made.end();
                }
              });
    }
  }
}
