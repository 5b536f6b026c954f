package dev.hawser.internal.security;

import dev.hawser.internal.time.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Says what happens over and over only once in a second, with how often it happened meanwhile.
final class Repeats {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_KINDS = 1000;

  private final Timer timer;
  private final Map<String, Silence> silences = new HashMap<>();

  /// What has happened since it was last said.
  private static final class Silence {
    private String latest = "";
    private Consumer<String> out = _ -> {};
    private long count;
  }

  Repeats(Timer timer) {
    this.timer = timer;
  }

  /// Says a line, at once or soon.
  ///
  /// @param kind what it repeats, if it is the same as that of an earlier line
  /// @param out where the line goes; called under a lock, one at a time
  synchronized void say(String kind, String line, Consumer<String> out) {
    String key = silences.size() < MOST_KINDS || silences.containsKey(kind) ? kind : "";
    Silence silence = silences.get(key);
    if (silence != null) {
      silence.latest = line;
      silence.out = out;
      silence.count++;
      return;
    }
    silences.put(key, new Silence());
    timer.schedule(INTERVAL, () -> look(key));
    out.accept(line);
  }

  private synchronized void look(String key) {
    Silence silence = silences.get(key);
    if (silence == null || silence.count == 0) {
      silences.remove(key);
      return;
    }
    String others = silence.count == 1 ? "" : ", the last of " + silence.count + " in a second";
    silence.out.accept(silence.latest + others);
    silence.count = 0;
    timer.schedule(INTERVAL, () -> look(key));
  }
}
