package dev.hawser.examples.chat;

import module java.base;

/// What travels on the pipe between a guest and the room. Naming this one type when the pipe is
/// asked for lets the whole family travel.
sealed interface Message {
  /// What a guest asks of the room.
  sealed interface Request extends Message {}

  /// A line for everybody.
  record Say(String text) implements Request {}

  /// Who is here?
  record Who() implements Request {}

  /// I would rather be called something else.
  record Rename(String name) implements Request {}

  /// What the room tells a guest.
  sealed interface News extends Message {}

  /// You are in, and this was said before you came.
  record Welcome(List<Line> log) implements News {}

  /// You are not in, and why.
  record Refused(String why) implements News {}

  /// You are now called so.
  record Renamed(String name) implements News {}

  /// A line of the room's log.
  sealed interface Line extends News {}

  /// Somebody said something.
  record Said(Instant at, String name, String text) implements Line {}

  /// Something happened in the room.
  record Notice(Instant at, String text) implements Line {}
}
