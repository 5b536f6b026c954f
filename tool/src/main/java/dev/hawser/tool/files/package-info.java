/// The commands for files and folders: `put`, `get`, `sync`, `ls` and `share`.
@NullMarked
package dev.hawser.tool.files;

import org.jspecify.annotations.NullMarked;
