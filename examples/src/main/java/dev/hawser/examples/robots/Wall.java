package dev.hawser.examples.robots;

/// Stands in the way, and hurts whoever runs into it.
record Wall(Spot spot) {}
