package dev.hawser.examples.nonameserver;

/// Something that sailors say.
interface Saying {
  String text();
}
