package dev.hawser.internal.space;

/// What a stream is for: the number with which one end opens it and the other accepts it.
final class Service {
  /// One request about a map and its answer; to the server. See {@link MapRequest}.
  static final int MAP = 1;

  /// One request about a queue and its answer; to the server. See {@link QueueRequest}.
  static final int QUEUE = 2;

  /// The changes of all maps that a client follows; to the client, one per session. See {@link
  /// Feed}.
  static final int CHANGES = 3;

  /// One direction of a pipe; both ways. See {@link Outbox}.
  static final int PIPE = 4;

  /// The content of one `InputStream` inside a message; both ways. See {@link Blobs}.
  static final int BLOB = 5;

  /// The question whether this end may use a pipe; both ways. See {@link PipeRights}.
  static final int MAY = 6;

  private Service() {}
}
