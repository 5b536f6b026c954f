package dev.hawser.internal.codec;

import org.jspecify.annotations.Nullable;

/// Which types may travel in one value: what the codec asks about every class it meets.
public interface AllowedTypes {
  /// Whether values of exactly this record or enum may be written.
  boolean isAllowed(Class<?> type);

  /// Whether arrays of this type may be written, which need not be a type of values.
  boolean isKnown(Class<?> type);

  /// An exception of this type is about to be written. Exceptions of any type may be, since one
  /// that the other end does not allow arrives as a {@link dev.hawser.RemoteException}.
  default void writing(Class<? extends Throwable> type) {}

  /// What travels for objects of exactly this class, or null if nothing does.
  default @Nullable StandIn<?, ?> standInFor(Class<?> type) {
    return null;
  }

  /// What a record stands for, or null if for nothing but itself.
  default @Nullable StandIn<?, ?> standInBy(Class<?> record) {
    return null;
  }

  /// The class that a name from the line stands for, or null if that may not travel.
  @Nullable Class<?> find(String name);
}
