package dev.hawser.internal.code;

import java.util.Map;

/// A closure as its sender has it: what it is made of, and the bytes of its classes. Immutable.
///
/// @param digest names the manifest
/// @param manifest what it is made of
/// @param manifestBytes the manifest as it travels
/// @param content the bytes of each class
public record Bundle(
    Digest digest, Manifest manifest, byte[] manifestBytes, Map<Digest, byte[]> content) {}
