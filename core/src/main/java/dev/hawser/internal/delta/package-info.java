/// What changed between two versions of a file that lie at two ends, found without bringing them
/// together. Pure computation: no sessions, no names of files.
///
/// Where to begin: who has the old version makes `Signatures` of it, two sums of each block. Who
/// has the new version holds a `Matcher` against them, which finds those blocks again wherever they
/// have gone to, and gets a `Recipe` for each chunk: what to copy out of the old version, and the
/// bytes in between. The other end rebuilds the chunk from it.
///
/// The idea is that of rsync: Andrew Tridgell and Paul Mackerras, "The rsync algorithm", Australian
/// National University, TR-CS-96-05, 1996.
package dev.hawser.internal.delta;
