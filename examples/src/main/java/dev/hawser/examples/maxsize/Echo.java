package dev.hawser.examples.maxsize;

import java.util.Map;

/// Answers with what it is told.
interface Echo {
  Map<String, Object> echo(Map<String, Object> message);
}
