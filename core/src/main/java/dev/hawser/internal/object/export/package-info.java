/// What one end shows under names, and the objects that serve there.
///
/// Where to begin: `ExportTable` has all of one server or client, each an `Export`, whose objects
/// are one of the `Instances`: one that is there, one for all, one for each session, or one for
/// each call.
package dev.hawser.internal.object.export;
