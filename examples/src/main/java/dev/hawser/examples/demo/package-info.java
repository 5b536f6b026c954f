/// The demo: everything that Hawser can do, shown and checked between real processes.
package dev.hawser.examples.demo;
