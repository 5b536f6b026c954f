package dev.hawser.call;

import java.io.Serializable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A function whose code travels with it, so that it can be a value in maps, queues and pipes.
/// Whoever reads it gets a function of its own and applies it there.
///
/// Any other functional interface that extends {@link Serializable} will do as well.
///
/// @param <A> the argument
/// @param <R> the result
@FunctionalInterface
public interface SerializableFunction<A extends @Nullable Object, R extends @Nullable Object>
    extends Function<A, R>, Serializable {}
