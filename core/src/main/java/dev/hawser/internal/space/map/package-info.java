/// What a map is, wherever it is kept.
///
/// Where to begin: `TypedMap` is the map that programs see. It reads from a `MapView`, mostly a
/// `Replica` in this JVM, and writes to a `MapOwner`; `Compound` are the writes that depend on what
/// stands there. A value in a map is a `Cell`.
package dev.hawser.internal.space.map;
