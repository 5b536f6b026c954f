package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.lang.reflect.Modifier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A record that stands on the line for the objects of a class that is no value by itself: such an
/// object is written as its record, and whoever reads that record makes the object again.
///
/// @param type the class, which objects have exactly
/// @param record stands for it, and for nothing else
/// @param leaving makes the record of an object
/// @param arriving makes the object of a record
public record StandIn<T, R extends Record>(
    Class<T> type,
    Class<R> record,
    Function<? super T, ? extends R> leaving,
    Function<? super R, ? extends T> arriving) {
  /// Refuses what needs no record, and what no object is.
  ///
  /// @throws ValueException with what to do instead
  public StandIn {
    if (type.isPrimitive() || Codec.isValue(type)) {
      throw new ValueException(
          type.getName() + " travels by itself, so no record may stand for it: allow it as it is");
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw new ValueException(
          "no object is of exactly "
              + type.getName()
              + ": allow the classes that its objects have");
    }
    if (!record.isRecord()) {
      throw new ValueException(
          record.getName() + " is no record, so it may not stand for " + type.getName());
    }
  }

  /// The record that travels for an object.
  Object leave(Object object) {
    return converted(leaving, type.cast(object), record, type);
  }

  /// The object that a record has travelled for.
  Object arrive(Object arrived) {
    return converted(arriving, record.cast(arrived), type, record);
  }

  private static <A, B> B converted(
      Function<? super A, ? extends B> converter, A given, Class<B> to, Class<A> from) {
    String what = "the converter from " + from.getName() + " to " + to.getName();
    @Nullable B made;
    try {
      made = converter.apply(given);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      throw new ValueException(what + " failed: " + e, e);
    }
    if (!to.isInstance(made)) {
      throw new ValueException(what + (made == null ? " returned null" : " made something else"));
    }
    return made;
  }
}
