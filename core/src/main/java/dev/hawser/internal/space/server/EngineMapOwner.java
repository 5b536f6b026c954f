package dev.hawser.internal.space.server;

import dev.hawser.Outcome;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.space.map.Cell;
import dev.hawser.internal.space.map.LazyFuture;
import dev.hawser.internal.space.map.MapOwner;
import dev.hawser.internal.space.map.Replica;
import dev.hawser.spi.EngineMap;
import dev.hawser.spi.EngineMap.Change;
import dev.hawser.spi.EngineMap.Condition;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A map kept by an engine, as seen from the server.
///
/// All reads, the clients' ones too, go through one replica: what it has not shown to anybody is
/// known to nobody, which is what makes the numbers of {@link
/// dev.hawser.internal.space.protocol.Progress} tell what happened before.
public final class EngineMapOwner implements MapOwner {
  private final String name;
  private final EngineMap map;
  private final EngineSpace space;
  private final LazyFuture<Replica> replica = new LazyFuture<>(this::fetch);

  EngineMapOwner(String name, EngineMap map, EngineSpace space) {
    this.name = name;
    this.map = map;
    this.space = space;
  }

  @Override
  public String name() {
    return name;
  }

  EngineMap engineMap() {
    return map;
  }

  @Override
  public Written write(
      String key, Condition condition, byte @Nullable [] value, boolean wantsBefore, long moment) {
    EngineMap.Write write = new EngineMap.Write(space.operation(), key, condition, value);
    EngineMap.Written written = await(map.write(write), moment, Outcome.MAYBE_EXECUTED);
    return new Written(written.applied(), Cell.of(written.before()));
  }

  @Override
  public @Nullable Cell read(String key, long moment) {
    return replica(moment).read(key);
  }

  @Override
  public long version(long moment) {
    EngineMap.Write nothing =
        new EngineMap.Write(space.operation(), "", new Condition.Absent(), null);
    return await(map.write(nothing), moment, Outcome.NOT_SENT).version();
  }

  @Override
  public int size(long moment) {
    return replica(moment).content().size();
  }

  @Override
  public Iterator<Map.Entry<String, Cell>> content(long moment) {
    return replica(moment).content().entrySet().iterator();
  }

  @Override
  public CompletableFuture<Replica> replicate() {
    return replica.get();
  }

  @Override
  public Runnable listen(ChangeListener listener, long moment) {
    Replica own = replica(moment);
    Replica.Follower follower = listener::changed;
    own.follow(follower);
    return () -> own.leave(follower);
  }

  /// Ends reading.
  void end(Replica.Reason reason) {
    Replica own = replica.now();
    if (own != null) {
      own.end(reason);
    }
  }

  private Replica replica(long moment) {
    CompletableFuture<Replica> loading = replica.get();
    return await(loading.isDone() ? loading : loading.copy(), moment, Outcome.NOT_SENT);
  }

  private void fetch(CompletableFuture<Replica> ready) {
    follow(new Replica(), ready);
  }

  /// Takes a snapshot and then follows, again from the start if changes were missed.
  private void follow(Replica copy, CompletableFuture<Replica> ready) {
    var _ =
        map.snapshot()
            .whenComplete((snapshot, failure) -> {
              if (failure != null) {
                ready.completeExceptionally(Failures.of(failure, what()));
              } else {
                copy.reset(snapshot);
                var _ = map.watch(snapshot.version(), new Watcher(copy, ready));
                ready.complete(copy);
              }
            });
  }

  private final class Watcher implements EngineMap.Watcher {
    private final Replica copy;
    private final CompletableFuture<Replica> ready;

    Watcher(Replica copy, CompletableFuture<Replica> ready) {
      this.copy = copy;
      this.ready = ready;
    }

    @Override
    public void changed(Change change) {
      copy.apply(change.key(), change.after(), change.version(), change.operation().origin());
    }

    @Override
    public void gap() {
      follow(copy, ready);
    }
  }

  private <T> T await(CompletableFuture<T> future, long moment, Outcome givenUp) {
    return space.awaitFirmly(future, moment, this::what, givenUp);
  }

  private String what() {
    return "an operation on map '" + name + "'";
  }
}
