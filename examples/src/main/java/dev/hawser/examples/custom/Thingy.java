package dev.hawser.examples.custom;

/// A class made to travel.
///
/// @param number what it carries
record Thingy(int number) {}
