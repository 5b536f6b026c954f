/// A server that lets its client do anything: run code, evaluate source, hold any object.
package dev.hawser.examples.classic;
