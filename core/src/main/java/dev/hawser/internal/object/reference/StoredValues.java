package dev.hawser.internal.object.reference;

import dev.hawser.RefusedException;
import dev.hawser.internal.object.contract.Passing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values that one end keeps for the handles of the other, in one session: how many, and how
/// much of them the other end sent or had made.
public final class StoredValues {
  private static final long MOST_BYTES = 256L << 20;
  private static final int MOST_VALUES = 1_000_000;

  private final Home home;
  private long bytes;
  private int count;

  StoredValues(Home home) {
    this.home = home;
  }

  /// What a handle gets for something that was here already: values are kept for it, objects go by
  /// reference.
  ///
  /// @param declared the type of the place where it was found
  public Object found(Class<?> declared, @Nullable Object object) {
    Object passed = home.passed(declared, object);
    if (passed == null || Passing.isValue(passed)) {
      return keep(passed, Weight.LEAST, false);
    }
    return shown(passed);
  }

  /// An object as a reference, by all that it shows.
  public static Object shown(Object object) {
    return object instanceof ByReference ? object : new ByReference(object, null);
  }

  /// Keeps a value that the other end sent or had made.
  ///
  /// @throws RefusedException if that is too much
  public Stored keep(@Nullable Object value) {
    return keep(value, Weight.of(value, MOST_BYTES), true);
  }

  /// Keeps a list of what was here already.
  ///
  /// @throws RefusedException if that is too much
  public Stored keepList(List<@Nullable Object> list) {
    return keep(list, Weight.LEAST + (long) Long.BYTES * list.size(), false);
  }

  private synchronized Stored keep(@Nullable Object value, long weight, boolean made) {
    check(weight);
    if (count >= MOST_VALUES) {
      throw new RefusedException(
          "this session has %,d values kept here, and no more are: close handles"
              .formatted(MOST_VALUES));
    }
    count++;
    bytes += weight;
    return new Stored(value, this, weight, made);
  }

  /// Something goes into a kept value. That counts until the session ends, wherever it goes then.
  ///
  /// @throws RefusedException if that is too much
  public synchronized void grow(@Nullable Object key, @Nullable Object value) {
    long weight = Weight.of(key, MOST_BYTES) + Weight.of(value, MOST_BYTES);
    check(weight);
    bytes += weight;
  }

  private void check(long weight) {
    if (weight > MOST_BYTES - bytes) {
      throw new RefusedException(
          ("the values that this session has kept here may take about %,d bytes, and take %,d now:"
                  + " close handles")
              .formatted(MOST_BYTES, bytes));
    }
  }

  synchronized void released(long weight) {
    count--;
    bytes -= weight;
  }
}
