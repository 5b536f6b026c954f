/// Single operations on files of the other end: what is in its folders, and files that are open
/// there.
package dev.hawser.internal.file.remote;
