/// Transfers between two ends, and the files of one end as the other sees them.
package dev.hawser.internal.file;
