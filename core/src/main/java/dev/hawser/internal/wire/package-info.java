/// Frames: the only place that knows bytes on the line.
package dev.hawser.internal.wire;
