/// A game of robots, some of which are moved from other processes.
package dev.hawser.examples.robots;
