package dev.hawser.internal.object.contract;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/// How a method brings its result.
public enum Returns {
  NOTHING,
  VALUE,
  /// Later: a {@link CompletionStage}.
  FUTURE,
  /// Many items.
  STREAM,
  ITERATOR,
  PUBLISHER;

  /// How a method does, as it was declared: both ends see it alike, whatever type variables stand
  /// for.
  public static Returns of(Method method) {
    return of(method.getReturnType());
  }

  /// How a method brings its result that returns a type.
  public static Returns of(Class<?> type) {
    if (type == void.class) {
      return NOTHING;
    }
    if (type == CompletableFuture.class || type == CompletionStage.class) {
      return FUTURE;
    }
    if (type == Stream.class) {
      return STREAM;
    }
    if (type == Iterator.class) {
      return ITERATOR;
    }
    return type == Flow.Publisher.class ? PUBLISHER : VALUE;
  }

  /// Whether the result is there when the method returns.
  public boolean isPlain() {
    return this == NOTHING || this == VALUE;
  }

  /// Whether it is many items.
  public boolean isMany() {
    return this == STREAM || this == ITERATOR || this == PUBLISHER;
  }

  /// What there is in the end: what a future completes with, an item of many, else the result
  /// itself.
  Class<?> element(Type result) {
    return switch (this) {
      case NOTHING, VALUE -> TypeBindings.erasure(result);
      case FUTURE, STREAM, ITERATOR, PUBLISHER -> {
        List<Type> arguments = TypeBindings.arguments(result);
        yield arguments.isEmpty() ? Object.class : TypeBindings.erasure(arguments.getFirst());
      }
    };
  }
}
