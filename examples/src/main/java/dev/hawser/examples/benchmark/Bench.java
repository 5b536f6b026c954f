package dev.hawser.examples.benchmark;

import module java.base;

import dev.hawser.object.Oneway;

/// Many kinds of methods. Those that are written here run at the server all the same.
interface Bench extends Greeter {
  /// Arguments that have names.
  record Named(String name, int size, boolean isFast) {}

  @Oneway
  void oneway(String text, int number);

  /// How many one-way calls were carried out.
  int onewayCalls();

  default void ping() {}

  default int length(String text) {
    return text.length();
  }

  default int twice(int number) {
    return 2 * number;
  }

  default String longReply() {
    return "ahoy-ahoy".repeat(500);
  }

  default <T> List<T> list(
      T a, T b, T c, T d, T e, T f, T g, T h, T i, T j, T k, T l, T m, T n, T o) {
    return List.of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
  }

  default int count(Object... any) {
    return any.length;
  }

  default Named named(Named arguments) {
    return arguments;
  }

  default Object echo(Object value) {
    return value;
  }
}
