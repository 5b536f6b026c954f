/// What goes with a call beside its arguments.
package dev.hawser.examples.context;
