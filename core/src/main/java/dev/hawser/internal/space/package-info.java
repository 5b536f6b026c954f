/// What is shared: maps, queues and pipes, at the server that owns them and at its clients.
package dev.hawser.internal.space;
