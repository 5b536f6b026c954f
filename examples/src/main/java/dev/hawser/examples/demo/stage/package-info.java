/// What the demo's scenes are played on: processes, and a way to tell them what to do.
package dev.hawser.examples.demo.stage;
