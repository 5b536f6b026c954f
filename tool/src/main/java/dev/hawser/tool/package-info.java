/// The commands that make, list and revoke tickets for this user's servers: they work on the
/// servers' files, whether the servers run or not; one that runs notices within a second. And the
/// worker, which needs no class but Hawser's.
@NullMarked
package dev.hawser.tool;

import org.jspecify.annotations.NullMarked;
