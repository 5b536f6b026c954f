package dev.hawser.examples.robots;

/// A place in the world.
record Spot(int x, int y) {}
