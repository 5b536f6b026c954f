/// The engine inside a server: maps and queues kept in memory.
package dev.hawser.internal.engine;
