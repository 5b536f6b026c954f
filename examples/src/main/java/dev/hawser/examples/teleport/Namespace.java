package dev.hawser.examples.teleport;

import module java.base;

import dev.hawser.call.SerializableFunction;

/// Functions that are kept at the server.
interface Namespace {
  /// Keeps a function, whose code is sent.
  ///
  /// @return a reference: the function stays there, and runs there
  Function<Integer, Integer> define(String name, SerializableFunction<Integer, Integer> function);

  /// The function of a name, which is always the same.
  Function<Integer, Integer> named(String name);
}
