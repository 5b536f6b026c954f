package dev.hawser.benchmarks;

/// How long a fork warms up and how long it measures, in seconds.
record Pace(double warmUp, double measure) {}
