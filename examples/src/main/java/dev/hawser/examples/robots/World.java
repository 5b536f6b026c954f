package dev.hawser.examples.robots;

import java.util.Map;
import java.util.Set;

/// What everybody can see. Travels as a copy.
///
/// @param tick how far the game is
/// @param walls where nobody can go
/// @param robots where those are that live
record World(int tick, Set<Spot> walls, Map<String, Spot> robots) {}
