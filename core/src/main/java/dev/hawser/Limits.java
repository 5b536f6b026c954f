package dev.hawser;

/// Bounds on what the other end may make this end hold. All are checked before memory is given out.
/// How many may come in at all is in {@link dev.hawser.security.AdmissionLimits}.
///
/// @param valueBytes the largest encoded value, in bytes (default 256 MiB). An end whose own
///   `InputStream`s and `OutputStream`s the other end is to read and write needs a little over 64
///   KiB, which is what comes of them at once; one that only reads and writes those of the other
///   end may have less
/// @param valueDepth how deep values may nest (default 200)
/// @param valueElements the most elements in one collection or array, an array of bytes included
///   (default 256 Mi)
/// @param streamWindow bytes one stream may have on the way before its reader takes them (default
///   256 KiB)
/// @param streams streams open at once in one session, each direction (default 65,536)
/// @param backlogBytes bytes that may wait to be sent to, or acknowledged by, a peer that is slow
///   or away before it is given up (default 64 MiB)
/// @param sessionBytes bytes of one session that may have arrived and not been taken yet, those of
///   values that are still arriving included; a stream that would exceed it is given up, and
///   nothing else (default 320 MiB: a value of the largest size, and 64 MiB)
/// @param objects objects of this end that the other end of one session may hold, and objects of
///   the other end that this one holds (default 1,000,000)
public record Limits(
    long valueBytes,
    int valueDepth,
    int valueElements,
    int streamWindow,
    int streams,
    long backlogBytes,
    long sessionBytes,
    int objects) {
  private static final Limits DEFAULTS =
      new Limits(256L << 20, 200, 256 << 20, 256 << 10, 65_536, 64L << 20, 320L << 20, 1_000_000);

  /// Checks that every bound is positive, that a window holds at least one frame, and that what may
  /// be large has room where it is kept.
  public Limits {
    if (valueBytes < 1 || valueDepth < 1 || valueElements < 1 || streams < 1 || objects < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
    if (streamWindow < 64 << 10) {
      throw new IllegalArgumentException("streamWindow is at least 64 KiB");
    }
    if (backlogBytes < streamWindow) {
      throw new IllegalArgumentException("backlogBytes is at least streamWindow");
    }
    if (sessionBytes < Long.MAX_VALUE && sessionBytes - streamWindow < valueBytes) {
      throw new IllegalArgumentException("sessionBytes is at least valueBytes + streamWindow");
    }
  }

  /// The defaults, fit for a small server.
  public static Limits defaults() {
    return DEFAULTS;
  }

  /// These limits with another bound on encoded values, and with more `sessionBytes` if such a
  /// value needs them.
  public Limits withValueBytes(long bytes) {
    boolean unbounded = bytes > Long.MAX_VALUE - streamWindow;
    long least = unbounded ? Long.MAX_VALUE : bytes + streamWindow;
    return new Limits(
        bytes,
        valueDepth,
        valueElements,
        streamWindow,
        streams,
        backlogBytes,
        Math.max(sessionBytes, least),
        objects);
  }

  /// These limits with other bounds on what values are made of.
  public Limits withValueShape(int depth, int elements) {
    return new Limits(
        valueBytes, depth, elements, streamWindow, streams, backlogBytes, sessionBytes, objects);
  }

  /// These limits with other bounds on streams.
  public Limits withStreams(int count, int window) {
    return new Limits(
        valueBytes, valueDepth, valueElements, window, count, backlogBytes, sessionBytes, objects);
  }

  /// These limits with another bound on what may wait for a slow or absent peer.
  public Limits withBacklogBytes(long bytes) {
    return new Limits(
        valueBytes, valueDepth, valueElements, streamWindow, streams, bytes, sessionBytes, objects);
  }

  /// These limits with another bound on what may have arrived in one session and not been taken.
  public Limits withSessionBytes(long bytes) {
    return new Limits(
        valueBytes, valueDepth, valueElements, streamWindow, streams, backlogBytes, bytes, objects);
  }

  /// These limits with another bound on the objects that one end of a session holds of the other.
  public Limits withObjects(int count) {
    return new Limits(
        valueBytes,
        valueDepth,
        valueElements,
        streamWindow,
        streams,
        backlogBytes,
        sessionBytes,
        count);
  }
}
