package dev.hawser.internal.object.reference;

import dev.hawser.ValueException;
import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.internal.object.export.Export;
import dev.hawser.object.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The objects of this end that the other end of one session holds, which keeps them alive.
///
/// Each time one is given its count goes up; each release takes back as many as the other end had
/// received by then, so a release that crosses a further gift on the way never ends it early. A
/// gift that cannot arrive any more is withdrawn.
public final class GivenObjects {
  /// Tables that held more than this are made anew once they are empty, for they never shrink.
  private static final int LARGE = 1_000;

  private final int most;
  private Map<Long, Given> byNumber = new HashMap<>();
  private IdentityHashMap<Object, Given> byObject = new IdentityHashMap<>();

  /// How many there have been at once, since the tables were made.
  private int peak;

  private long last;
  private boolean over;

  /// @param most how many there may be
  GivenObjects(int most) {
    this.most = most;
  }

  /// Gives an object once more.
  ///
  /// @throws ValueException if the other end holds too many
  synchronized Given give(Object object, Exposure exposure, @Nullable Export export) {
    Given given = byObject.get(object);
    if (given == null) {
      given = add(object, exposure, export);
    } else {
      given.show(exposure);
    }
    given.count++;
    return given;
  }

  private Given add(Object object, Exposure exposure, @Nullable Export export) {
    if (byNumber.size() >= most) {
      throw new ValueException(
          "the other end holds "
              + most
              + " objects of this one, which is the limit: let it close those that it does not need"
              + " (Proxies.close), or raise Limits.withObjects here");
    }
    last++;
    Given given = new Given(last, object, exposure, export);
    if (!over) {
      byObject.put(object, given);
      byNumber.put(last, given);
      peak = Math.max(peak, byNumber.size());
    }
    return given;
  }

  /// The object with a number, or null.
  public synchronized @Nullable Given find(long number) {
    return byNumber.get(number);
  }

  /// The other end holds an object no more, as often as it says.
  ///
  /// @throws IllegalArgumentException if it was not given so often
  synchronized void release(long number, long count) {
    Given given = byNumber.get(number);
    if (over) {
      return;
    }
    if (given == null || count <= 0 || count > given.count) {
      long most = given == null ? 0 : given.count;
      throw new IllegalArgumentException(
          "object " + number + " is released " + count + " times, but is given " + most + " times");
    }
    less(given, count);
  }

  /// An object does not get to the other end.
  synchronized void withdraw(Given given) {
    if (byNumber.get(given.number()) == given) {
      less(given, 1);
    }
  }

  private void less(Given given, long count) {
    given.count -= count;
    if (given.count == 0) {
      byNumber.remove(given.number());
      byObject.remove(given.object());
      shrink();
      if (given.object() instanceof Stored kept) {
        kept.released();
      } else if (given.object() instanceof Lent lent) {
        lent.letGo();
      }
    }
  }

  private void shrink() {
    if (peak > LARGE && byNumber.isEmpty()) {
      byNumber = new HashMap<>();
      byObject = new IdentityHashMap<>();
      peak = 0;
    }
  }

  /// All of them, in order.
  synchronized List<Reference> list() {
    List<Reference> all = new ArrayList<>(byNumber.size());
    for (Given each : byNumber.values()) {
      all.add(new Reference(each.number(), each.exposure().typeName(), each.name(), each.count));
    }
    all.sort(Comparator.comparingLong(Reference::number));
    return all;
  }

  /// The session is over: lets go of all.
  synchronized void end() {
    over = true;
    for (Given each : byNumber.values()) {
      if (each.object() instanceof Lent lent) {
        lent.letGo();
      }
    }
    byNumber.clear();
    byObject.clear();
  }
}
