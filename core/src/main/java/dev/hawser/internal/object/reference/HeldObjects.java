package dev.hawser.internal.object.reference;

import dev.hawser.ClosedException;
import dev.hawser.object.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The objects of the other end of one session that this end holds.
final class HeldObjects {
  /// What is known of an object while somebody here may have it. The collector puts it into the
  /// queue of {@link Releases} when nobody has.
  static final class Holding extends WeakReference<Far> {
    private final HeldObjects table;
    private final long number;

    /// How often it was received. Guarded by the table, as what follows.
    private long count;

    /// In how many messages it is on its way back. None of them may be overtaken by its release.
    private int leaving;

    private Holding(HeldObjects table, Far far) {
      super(far, Releases.COLLECTED);
      this.table = table;
      this.number = far.number();
    }

    HeldObjects table() {
      return table;
    }
  }

  /// So many receipts of an object are given back.
  record Release(long number, long count) {}

  /// A table that held more than this is made anew once it is empty, for it never shrinks.
  private static final int LARGE = 1_000;

  private final Home home;
  private final ReleaseLine line;
  private final int most;
  private Map<Long, Holding> byNumber = new HashMap<>();

  /// How many there have been at once, since the table was made.
  private int peak;

  private boolean over;

  /// @param most how many there may be
  HeldObjects(Home home, int most) {
    this.home = home;
    this.line = new ReleaseLine(home);
    this.most = most;
  }

  /// An object was received once more.
  ///
  /// @param known the interfaces it shows that are known here
  /// @return null if there are too many: then it is given back
  @Nullable Far received(long number, String typeName, List<Class<?>> known) {
    Far far = count(number, typeName, known);
    if (far == null) {
      send(List.of(new Release(number, 1)));
    }
    return far;
  }

  private synchronized @Nullable Far count(long number, String typeName, List<Class<?>> known) {
    Holding holding = byNumber.get(number);
    Far far = holding == null ? null : holding.get();
    if (holding == null || far == null) {
      if (byNumber.size() >= most && holding == null) {
        return null;
      }
      far = new Far(home, number, typeName, known);
      holding = new Holding(this, far);
      far.holding = holding;
      if (!over) {
        byNumber.put(number, holding);
        peak = Math.max(peak, byNumber.size());
      }
    } else {
      far.learn(known);
    }
    holding.count++;
    far.arrivals++;
    return far;
  }

  /// An object is put into a message to its owner. It is not released before {@link #left}.
  ///
  /// @throws ClosedException if it was closed
  synchronized void leaves(Far far) {
    long _ = far.open();
    if (far.holding != null) {
      far.holding.leaving++;
    }
  }

  /// The message is wholly on its way, or given up.
  void left(Far far) {
    Release release = null;
    synchronized (this) {
      Holding holding = far.holding;
      if (holding != null) {
        holding.leaving--;
        release = byNumber.get(holding.number) == holding ? null : forget(holding);
      }
    }
    send(release);
  }

  /// A new handle of an object.
  ///
  /// @param arrived whether it is for an object that has arrived
  synchronized Handle handle(Far far, boolean arrived) {
    if (arrived && far.arrivals > 0) {
      far.arrivals--;
    }
    far.handles++;
    return home.faces().handle(far);
  }

  /// A handle was closed. If that was all there is of the object here, it is given back.
  void closed(Far far) {
    Release release = null;
    synchronized (this) {
      far.handles--;
      if (far.handles == 0 && far.arrivals == 0 && !far.isShared()) {
        release = shut(far);
      }
    }
    send(release);
  }

  /// Gives an object back at once, or when it has left in the messages that it is in.
  void close(Far far) {
    send(shut(far));
  }

  private synchronized @Nullable Release shut(Far far) {
    far.shut();
    Holding holding = far.holding;
    if (holding == null) {
      return null;
    }
    remove(holding);
    return forget(holding);
  }

  /// Forgets an object that nobody has any more.
  synchronized @Nullable Release forget(Holding holding) {
    if (holding.leaving > 0) {
      return null;
    }
    remove(holding);
    long count = holding.count;
    holding.count = 0;
    return over || count == 0 ? null : new Release(holding.number, count);
  }

  private void remove(Holding holding) {
    byNumber.remove(holding.number, holding);
    if (peak > LARGE && byNumber.isEmpty()) {
      byNumber = new HashMap<>();
      peak = 0;
    }
  }

  private void send(@Nullable Release release) {
    if (release != null) {
      send(List.of(release));
    }
  }

  /// Tells the other end.
  void send(List<Release> releases) {
    line.release(releases);
  }

  /// All of them, in order.
  synchronized List<Reference> list() {
    List<Reference> all = new ArrayList<>(byNumber.size());
    for (Holding each : byNumber.values()) {
      Far far = each.get();
      if (far != null) {
        all.add(new Reference(each.number, far.typeName(), "", each.count));
      }
    }
    all.sort(Comparator.comparingLong(Reference::number));
    return all;
  }

  /// The session is over: nothing needs to be given back.
  synchronized void end() {
    over = true;
    byNumber.clear();
  }
}
