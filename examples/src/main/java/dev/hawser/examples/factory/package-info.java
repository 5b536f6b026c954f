/// Objects that are made at a server for its clients, and stay there.
package dev.hawser.examples.factory;
