package dev.hawser.examples.terminal;

import module java.base;

/// Where somebody sits.
interface Terminal {
  /// What is typed there.
  InputStream input();

  /// What appears there.
  OutputStream output();
}
