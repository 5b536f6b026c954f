package dev.hawser.internal.object.export;

import dev.hawser.Peer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The objects that serve for one export.
sealed interface Instances {
  /// The one that a call by a peer is for. Users' code may run, and waits only hold up those who
  /// need that very object.
  Instance of(Peer peer);

  /// That one, if it is there already.
  @Nullable Instance ready(Peer peer);

  /// A call of an object is over.
  default void done(Object object) {}

  /// A session is over.
  void ended(Peer peer);

  /// All of it is over.
  void end();

  /// An object that was there before.
  record Present(Instance instance) implements Instances {
    @Override
    public Instance of(Peer peer) {
      return instance;
    }

    @Override
    public Instance ready(Peer peer) {
      return instance;
    }

    @Override
    public void ended(Peer peer) {
      var _ = instance.leave(peer);
    }

    @Override
    public void end() {
      instance.end();
    }
  }

  /// One that is made for everybody.
  record Single(Making making) implements Instances {
    @Override
    public Instance of(Peer peer) {
      return making.instance(peer);
    }

    @Override
    public @Nullable Instance ready(Peer peer) {
      return making.ready();
    }

    @Override
    public void ended(Peer peer) {
      Instance made = making.ready();
      if (made != null) {
        var _ = made.leave(peer);
      }
    }

    @Override
    public void end() {
      making.end();
    }
  }

  /// One for each session.
  ///
  /// @param over whether a session needs it no longer
  record OfSessions(Function<Peer, Making> begin, Predicate<Peer> over, Map<Peer, Making> all)
      implements Instances {
    OfSessions(Function<Peer, Making> begin, Predicate<Peer> over) {
      this(begin, over, new ConcurrentHashMap<>(1));
    }

    @Override
    public Instance of(Peer peer) {
      Making present = all.get(peer);
      return (present == null ? begun(peer) : present).instance(peer);
    }

    private Making begun(Peer peer) {
      Making making = all.computeIfAbsent(peer, begin);
      if (over.test(peer)) {
        ended(peer);
        making.end();
      }
      return making;
    }

    @Override
    public @Nullable Instance ready(Peer peer) {
      Making present = all.get(peer);
      return present == null ? null : present.ready();
    }

    @Override
    public void ended(Peer peer) {
      Making present = all.remove(peer);
      if (present != null) {
        present.end();
      }
    }

    @Override
    public void end() {
      all.keySet().forEach(this::ended);
    }
  }

  /// One for each call.
  record OfCalls(Function<Peer, Instance> maker, Map<Identity, Instance> running)
      implements Instances {
    OfCalls(Function<Peer, Instance> maker) {
      this(maker, new ConcurrentHashMap<>(1));
    }

    @Override
    public Instance of(Peer peer) {
      Instance made = maker.apply(peer);
      running.put(new Identity(made.object()), made);
      return made;
    }

    @Override
    public @Nullable Instance ready(Peer peer) {
      return null;
    }

    @Override
    public void done(Object object) {
      Instance made = running.remove(new Identity(object));
      if (made != null) {
        made.end(Runnable::run);
      }
    }

    /// What still runs is interrupted, and then done.
    @Override
    public void ended(Peer peer) {}

    @Override
    public void end() {}
  }
}
