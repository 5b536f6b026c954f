/// Files and folders beside the raw limits of the same link, and beside the tools that everybody
/// has.
@NullMarked
package dev.hawser.benchmarks.files;

import org.jspecify.annotations.NullMarked;
