package dev.hawser.internal.codec;

import org.jspecify.annotations.Nullable;

/// A value read.
///
/// @param value what was read
/// @param immutable whether nothing in it can change, so that any number of readers may share it:
///   strings, numbers, enums, dates, and records and optionals made of nothing else
public record Decoded(@Nullable Object value, boolean immutable) {}
