/// The two-process harness: its workloads, how it runs them, and the table it prints.
@NullMarked
package dev.hawser.benchmarks;

import org.jspecify.annotations.NullMarked;
