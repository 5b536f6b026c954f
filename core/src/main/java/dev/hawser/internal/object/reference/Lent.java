package dev.hawser.internal.object.reference;

/// Something of this end that has to know when the other end holds it no more.
public interface Lent {
  /// The other end has let go of it, or is gone itself. Never waits.
  void letGo();
}
