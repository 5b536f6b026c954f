package dev.hawser;

/// Bounds on what the other end may make this end hold. All are checked before memory is given out.
///
/// @param valueBytes the largest encoded value, in bytes (default 256 MiB)
/// @param valueDepth how deep values may nest (default 200)
/// @param valueElements the most elements in one collection or array, an array of bytes included
///   (default 256 Mi)
/// @param streamWindow bytes one stream may have on the way before its reader takes them (default
///   256 KiB)
/// @param streams streams open at once in one session, each direction (default 65,536)
/// @param backlogBytes bytes that may wait to be sent to, or acknowledged by, a peer that is slow
///   or away before it is given up (default 64 MiB)
/// @param sessions sessions of one server (default 20,000)
public record Limits(
    long valueBytes,
    int valueDepth,
    int valueElements,
    int streamWindow,
    int streams,
    long backlogBytes,
    int sessions) {
  private static final Limits DEFAULTS =
      new Limits(256L << 20, 200, 256 << 20, 256 << 10, 65_536, 64L << 20, 20_000);

  /// Checks that every bound is positive and that a window holds at least one frame.
  public Limits {
    if (valueBytes < 1 || valueDepth < 1 || valueElements < 1 || streams < 1 || sessions < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
    if (streamWindow < 64 << 10) {
      throw new IllegalArgumentException("streamWindow is at least 64 KiB");
    }
    if (backlogBytes < streamWindow) {
      throw new IllegalArgumentException("backlogBytes is at least streamWindow");
    }
  }

  /// The defaults, fit for a small server.
  public static Limits defaults() {
    return DEFAULTS;
  }

  /// These limits with another bound on encoded values.
  public Limits withValueBytes(long bytes) {
    return new Limits(
        bytes, valueDepth, valueElements, streamWindow, streams, backlogBytes, sessions);
  }

  /// These limits with another bound on what may wait for a slow or absent peer.
  public Limits withBacklogBytes(long bytes) {
    return new Limits(
        valueBytes, valueDepth, valueElements, streamWindow, streams, bytes, sessions);
  }

  /// These limits with another bound on sessions.
  public Limits withSessions(int count) {
    return new Limits(
        valueBytes, valueDepth, valueElements, streamWindow, streams, backlogBytes, count);
  }
}
