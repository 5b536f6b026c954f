/// One runnable program per idea; {@link dev.hawser.examples.Main} starts them all.
package dev.hawser.examples;
