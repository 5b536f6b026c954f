package dev.hawser.examples.unixsocket;

/// Somebody listens.
interface Radio {
  String say(String message);
}
