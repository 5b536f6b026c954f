package dev.hawser.internal.engine;

import dev.hawser.internal.time.Timer;
import dev.hawser.internal.time.Timer.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A queue's items on lease. Guarded by its queue's lock.
///
/// All leases share one alarm, set for the earliest deadline when it was set. A settled lease
/// leaves it as it is, so a busy queue sets an alarm about once per lease time, not once per item.
final class Leases {
  /// Longer leases are cut to this (some 70 years), to keep deadlines comparable by difference.
  private static final long MAX_NANOS = Long.MAX_VALUE / 4;

  private final Timer timer;
  private final Runnable onAlarm;
  private final HashMap<Long, Held> held = new HashMap<>();
  private final TreeSet<Held> byDeadline = new TreeSet<>(Leases::compare);
  private long lastId;
  private @Nullable Alarm alarm;
  private long alarmTime;

  /// @param onAlarm called on the timer's thread when it is time for {@link #expire}
  Leases(Timer timer, Runnable onAlarm) {
    this.timer = timer;
    this.onAlarm = onAlarm;
  }

  /// Leases an item.
  ///
  /// @return the new lease's id
  long add(Item item, Duration time) {
    long id = ++lastId;
    run(new Held(id, item, deadline(time)));
    return id;
  }

  /// Ends a lease.
  ///
  /// @return its item, or null if there is no such lease
  @Nullable Item remove(long id) {
    Held lease = held.remove(id);
    if (lease == null) {
      return null;
    }
    byDeadline.remove(lease);
    return lease.item;
  }

  /// Makes a lease run for so long from now.
  ///
  /// @return false if there is no such lease
  boolean extend(long id, Duration time) {
    Item item = remove(id);
    if (item == null) {
      return false;
    }
    run(new Held(id, item, deadline(time)));
    return true;
  }

  /// Ends all leases whose time is up, and sets the alarm for the next.
  ///
  /// @return their items
  List<Item> expire() {
    alarm = null;
    long now = timer.nanoTime();
    List<Item> items = new ArrayList<>();
    while (!byDeadline.isEmpty() && byDeadline.first().deadline - now <= 0) {
      Held lease = byDeadline.removeFirst();
      held.remove(lease.id);
      items.add(lease.item);
    }
    if (!byDeadline.isEmpty()) {
      setAlarm(byDeadline.first().deadline, now);
    }
    return items;
  }

  /// Forgets everything.
  void clear() {
    held.clear();
    byDeadline.clear();
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
  }

  private void run(Held lease) {
    held.put(lease.id, lease);
    byDeadline.add(lease);
    if (alarm == null || lease.deadline - alarmTime < 0) {
      setAlarm(lease.deadline, timer.nanoTime());
    }
  }

  private void setAlarm(long time, long now) {
    if (alarm != null) {
      alarm.cancel();
    }
    alarmTime = time;
    alarm = timer.schedule(Math.max(0, time - now), onAlarm);
  }

  private long deadline(Duration time) {
    return timer.nanoTime() + Math.min(TimeUnit.NANOSECONDS.convert(time), MAX_NANOS);
  }

  private static int compare(Held one, Held other) {
    int order = Long.signum(one.deadline - other.deadline);
    return order != 0 ? order : Long.compare(one.id, other.id);
  }

  private record Held(long id, Item item, long deadline) {}
}
