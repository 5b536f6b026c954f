/// What transfers need of this machine's disk: confined paths, folders as they travel, files that
/// are renamed into place when they are complete.
package dev.hawser.internal.disk;
