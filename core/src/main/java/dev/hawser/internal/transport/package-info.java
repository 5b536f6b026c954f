/// How bytes travel: TCP, Unix domain sockets, and the choice among them and a program's own.
package dev.hawser.internal.transport;
