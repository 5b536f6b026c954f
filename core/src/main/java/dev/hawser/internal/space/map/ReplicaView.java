package dev.hawser.internal.space.map;

import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.space.map.MapOwner.ChangeListener;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads from a replica, which the first of them fetches.
public final class ReplicaView implements MapView {
  private final MapOwner owner;
  private final Patience patience;
  private volatile @Nullable Replica replica;

  /// Creates a view on the replica of a map.
  public ReplicaView(MapOwner owner, Patience patience) {
    this.owner = owner;
    this.patience = patience;
  }

  @Override
  public @Nullable Cell read(String key) {
    return replica().read(key);
  }

  @Override
  public int size() {
    return replica().content().size();
  }

  @Override
  public Iterator<Map.Entry<String, Cell>> content() {
    return replica().content().entrySet().iterator();
  }

  @Override
  public long version() {
    return replica().version();
  }

  @Override
  public void sync() {
    long moment = patience.quick();
    Replica own = replica();
    long newest = owner.version(moment);
    try {
      if (!own.await(newest, patience, moment)) {
        throw new DeadlineException(what() + " did not catch up by its deadline", Outcome.EXECUTED);
      }
    } catch (InterruptedException e) {
      throw Failures.interrupted(what(), Outcome.EXECUTED);
    }
  }

  @Override
  public Runnable listen(ChangeListener listener) {
    Replica own = replica();
    Replica.Follower follower = listener::changed;
    own.follow(follower);
    return () -> own.leave(follower);
  }

  private Replica replica() {
    Replica loaded = replica;
    return loaded != null ? loaded : load();
  }

  private Replica load() {
    CompletableFuture<Replica> loading = owner.replicate();
    try {
      Replica loaded =
          loading.isDone() && !loading.isCompletedExceptionally()
              ? loading.resultNow()
              : patience.await(loading.copy(), patience.quick(), this::what, Outcome.NOT_SENT);
      replica = loaded;
      return loaded;
    } catch (InterruptedException e) {
      throw Failures.interrupted(what(), Outcome.NOT_SENT);
    }
  }

  private String what() {
    return "reading map '" + owner.name() + "'";
  }
}
