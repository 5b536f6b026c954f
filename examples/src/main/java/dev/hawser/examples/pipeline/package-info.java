/// Calls on results that have not arrived yet.
package dev.hawser.examples.pipeline;
