/// Handles: objects and values of the other end without an interface, and what is done with them
/// where they are.
///
/// Where to begin: `FarReference` is a handle. It sends an `Operation`, which `Operators` do at the
/// owner's end: on attributes and methods by `HandleMembers`, on what is in something by `Items`,
/// on numbers by `Numbers`.
package dev.hawser.internal.object.handle;
