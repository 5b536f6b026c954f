package dev.hawser.examples.functions;

import module java.base;

import dev.hawser.object.Remote;

/// What the server does with what it is given.
interface Toolbox {
  /// Applies a function, which runs where it was made.
  List<Integer> map(Function<Integer, Integer> function, List<Integer> values);

  /// A function of the server's, which runs there whoever calls it.
  Function<Integer, Integer> cube();

  /// A box of the server's, always the same one.
  Box box();

  /// What it was given.
  Box echo(Box box);

  /// Whether a box is the server's own.
  boolean isMine(Box box);

  /// Adds a word to a list. The list travels as a copy.
  void addTo(List<String> words);

  /// Travels by reference.
  @Remote
  interface Box {
    void put(String content);

    String content();
  }
}
