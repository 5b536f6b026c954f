/// The commands that make, list and revoke tickets for this user's servers. They work on the
/// servers' files, whether the servers run or not; one that runs notices within a second.
@NullMarked
package dev.hawser.tool;

import org.jspecify.annotations.NullMarked;
