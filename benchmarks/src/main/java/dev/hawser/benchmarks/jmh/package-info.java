/// What one process can measure, with JMH.
@NullMarked
package dev.hawser.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
