package dev.hawser.internal.object.reference;

/// Stands here for an object of the other end: a handle, a stream, or what is behind a proxy.
public interface StandIn {
  /// The object.
  Far far();
}
