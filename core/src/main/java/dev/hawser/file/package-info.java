/// Files and folders of the other end: transfers that survive broken connections and killed
/// processes, and never leave half a file.
package dev.hawser.file;
