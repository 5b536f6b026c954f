package dev.hawser.internal.eval;

import java.util.Map;

/// What code in a namespace may name without declaring or importing it.
///
/// @param imports on one line
/// @param classes the classes of what was declared, by name
/// @param loader loads those
/// @param variables those that are not among what was declared
record Surroundings(
    String imports,
    Map<String, byte[]> classes,
    ClassLoader loader,
    Map<String, Namespace.Bound> variables) {}
