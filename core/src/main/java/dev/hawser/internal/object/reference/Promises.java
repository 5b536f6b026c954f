package dev.hawser.internal.object.reference;

import dev.hawser.RefusedException;
import java.util.HashMap;
import java.util.Map;

/// The results of pipelined calls of one session, by the numbers their caller chose: those of this
/// end until the caller has the answer, and the numbers this end has chosen itself.
public final class Promises {
  /// The most that the other end may have here at once.
  static final int MOST = 10_000;

  private final Map<Long, Promised> byNumber = new HashMap<>(2);
  private long last;

  /// A number for a result that this end asks for.
  public synchronized long next() {
    last++;
    return last;
  }

  /// A call has arrived whose result has a number.
  ///
  /// @throws RefusedException if that number is in use, or there are too many
  public synchronized Promised claim(long number) {
    Promised promised = find(number);
    if (!promised.claim()) {
      throw new RefusedException("there is a pipelined call " + number + " already");
    }
    return promised;
  }

  /// Something has arrived that needs a result, perhaps before the call that brings it. To be ended
  /// with {@link #leave}.
  ///
  /// @throws RefusedException if there are too many
  public synchronized Promised expect(long number) {
    Promised promised = find(number);
    promised.users++;
    return promised;
  }

  private Promised find(long number) {
    Promised present = byNumber.get(number);
    if (present != null) {
      return present;
    }
    if (byNumber.size() == MOST) {
      throw new RefusedException("more than " + MOST + " results of pipelined calls are awaited");
    }
    Promised made = new Promised(number);
    byNumber.put(number, made);
    return made;
  }

  /// What needed a result is over.
  public synchronized void leave(Promised promised) {
    promised.users--;
    if (promised.users == 0 && !promised.isClaimed()) {
      byNumber.remove(promised.number(), promised);
    }
  }

  /// The caller has the answer, or has gone: nothing more will ask for this result.
  public synchronized void drop(Promised promised) {
    byNumber.remove(promised.number(), promised);
  }

  /// The session is over.
  synchronized void end() {
    byNumber.clear();
  }

  /// How many results are kept, or expected.
  public synchronized int size() {
    return byNumber.size();
  }
}
