/// Harm done to transfers between processes: kills, cuts.
package dev.hawser.harm.files;
