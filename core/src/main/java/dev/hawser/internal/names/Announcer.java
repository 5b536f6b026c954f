package dev.hawser.internal.names;

import dev.hawser.Address;
import dev.hawser.Deadline;
import dev.hawser.HawserException;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.time.Timer;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameOptions;
import dev.hawser.names.Names;
import dev.hawser.names.ServiceUri;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares what is exported with what is registered, again and again, and mends the difference.
public final class Announcer implements AutoCloseable {
  /// How often it looks.
  static final Duration PERIOD = Duration.ofSeconds(2);

  /// After so many looks everything is registered again, so that it belongs to the session of
  /// today.
  private static final int RENEWAL = 5;

  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final String RESERVED = "hawser.";
  private static final System.Logger LOG = System.getLogger("dev.hawser");

  /// Whose exports these are.
  ///
  /// @param exports the names of what is exported
  /// @param addresses where that is
  public record Source(Supplier<Set<String>> exports, Supplier<List<Address>> addresses) {}

  private final Source source;
  private final Names names;
  private final String prefix;
  private final NameOptions options;
  private final Timer timer;

  /// Held during a look, which may take as long as the name server does.
  private final ReentrantLock looking = new ReentrantLock();

  /// What was registered here, and not taken over since.
  private final Map<String, ServiceUri> ours = new HashMap<>();

  /// What others have taken over.
  private final Set<String> theirs = new HashSet<>();

  private int looks;
  private boolean failing;
  private volatile boolean closed;
  private volatile Timer.@Nullable Alarm alarm;

  private Announcer(Source source, Names names, String prefix, NameOptions options, Timer timer) {
    this.source = source;
    this.names = names;
    this.prefix = prefix;
    this.options = options;
    this.timer = timer;
  }

  /// Begins, with a first look.
  public static Announcer start(Source source, Names names, String prefix, NameOptions options) {
    return start(source, names, prefix, options, Timer.system());
  }

  static Announcer start(
      Source source, Names names, String prefix, NameOptions options, Timer timer) {
    var _ = NameRules.checkText("a prefix", prefix, NameRules.LONGEST_NAME);
    Announcer announcer = new Announcer(source, names, prefix, options, timer);
    announcer.refresh();
    announcer.goOn();
    return announcer;
  }

  private void goOn() {
    if (!closed) {
      alarm =
          timer.schedule(
              PERIOD.toNanos(),
              () ->
                  Threads.start(
                      "announcement",
                      () -> {
                        refresh();
                        goOn();
                      }));
    }
  }

  /// Looks now.
  public void refresh() {
    looking.lock();
    try {
      if (!closed) {
        look();
        if (failing) {
          failing = false;
          LOG.log(Level.INFO, "the name server is back: all exports are registered");
        }
      }
    } catch (HawserException e) {
      if (!failing) {
        failing = true;
        LOG.log(
            Level.WARNING, () -> "exports cannot be registered, trying again: " + e.getMessage());
      }
    } finally {
      looking.unlock();
    }
  }

  private void look() {
    boolean renewing = ++looks % RENEWAL == 0;
    Map<String, ServiceUri> wanted = wanted();
    withdraw(ours.keySet().stream().filter(each -> !wanted.containsKey(each)).toList());
    theirs.retainAll(wanted.keySet());
    Map<String, NameEntry> present = registered(wanted.keySet());
    wanted.forEach((name, uri) -> settle(name, uri, present.get(name), renewing));
  }

  private Map<String, ServiceUri> wanted() {
    List<Address> all = source.addresses().get();
    List<Address> addresses = all.subList(0, Math.min(all.size(), NameRules.MOST_ADDRESSES));
    Map<String, ServiceUri> wanted = new HashMap<>();
    for (String export : source.exports().get()) {
      String name = prefix + export;
      boolean nameable = !name.isBlank() && name.length() <= NameRules.LONGEST_NAME;
      if (nameable && !export.startsWith(RESERVED) && !addresses.isEmpty()) {
        wanted.put(name, new ServiceUri(addresses, export));
      }
    }
    return wanted;
  }

  private Map<String, NameEntry> registered(Set<String> wanted) {
    Map<String, NameEntry> found = new HashMap<>();
    List<String> all = new ArrayList<>(wanted);
    for (int from = 0; from < all.size(); from += NameRules.MOST_AT_ONCE) {
      int to = Math.min(all.size(), from + NameRules.MOST_AT_ONCE);
      names.findAll(all.subList(from, to)).forEach(each -> found.put(each.name(), each));
    }
    return found;
  }

  /// A name that is new here, or free, is registered; one that somebody else took over since is
  /// theirs.
  private void settle(String name, ServiceUri uri, @Nullable NameEntry present, boolean renewing) {
    boolean known = ours.containsKey(name) || theirs.contains(name);
    if (present == null || !known) {
      register(name, uri);
    } else if (present.uri().equals(uri)) {
      if (renewing || theirs.contains(name)) {
        register(name, uri);
      }
    } else if (present.uri().equals(ours.get(name))) {
      register(name, uri); // The server itself has other addresses now.
    } else if (theirs.add(name)) {
      ours.remove(name);
      LOG.log(
          Level.WARNING,
          () ->
              "the name '%s' was taken over by %s: it is left to that one while it lasts"
                  .formatted(name, present.uri()));
    }
  }

  private void register(String name, ServiceUri uri) {
    NameEntry entry = names.register(name, uri, options);
    theirs.remove(name);
    ours.put(name, entry.uri());
  }

  /// Removes names, as long as they lead here.
  private void withdraw(List<String> gone) {
    for (NameEntry each : registered(Set.copyOf(gone)).values()) {
      if (each.uri().equals(ours.get(each.name()))) {
        boolean _ = names.remove(each.name());
      }
    }
    gone.forEach(ours::remove);
  }

  @Override
  public void close() {
    closed = true;
    Timer.Alarm waiting = alarm;
    if (waiting != null) {
      waiting.cancel();
    }
    Deadline.within(FAREWELL).run(this::sayFarewell);
  }

  private void sayFarewell() {
    boolean held = false;
    try {
      held = looking.tryLock(FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
      if (held) {
        withdraw(List.copyOf(ours.keySet()));
      }
    } catch (HawserException e) {
      LOG.log(Level.DEBUG, "the names go with their session instead", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (held) {
        looking.unlock();
      }
    }
  }
}
