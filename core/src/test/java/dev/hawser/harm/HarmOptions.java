package dev.hawser.harm;

import dev.hawser.scenario.Network;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// How a harm run is to be.
///
/// @param time how long work goes on
/// @param seed where chance comes from
/// @param transport what connections are made of
/// @param life the mean life of a connection
record HarmOptions(Duration time, long seed, Network.Kind transport, Duration life) {
  static final String HELP =
      """
      harm [--seconds N] [--seed N] [--transport tls|tcp|unix|memory] [--life MS]

        A server and six clients work on maps, queues and pipes while every connection is cut, at
        frame boundaries, inside frames, by reset and by silence; then what was recorded is checked.
        --seconds 60     how long
        --seed N         where chance comes from; drawn and printed if left out
        --transport tcp  what connections are made of
        --life 200       the mean life of a connection in milliseconds
      """;

  static HarmOptions of(Map<String, String> options) {
    return new HarmOptions(
        Duration.ofSeconds(Long.parseLong(options.getOrDefault("seconds", "60"))),
        options.containsKey("seed") ? Long.parseLong(options.get("seed")) : System.nanoTime(),
        Network.Kind.valueOf(options.getOrDefault("transport", "tcp").toUpperCase(Locale.ROOT)),
        Duration.ofMillis(Long.parseLong(options.getOrDefault("life", "200"))));
  }
}
