package dev.hawser.examples.sharing;

/// Answers.
interface Echo {
  String echo(String text);

  /// As {@link #echo}, slowly.
  String slowly(String text) throws InterruptedException;
}
