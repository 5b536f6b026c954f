/// The demo's scenes. The code between the region marks is what the demo prints.
package dev.hawser.examples.demo.scenes;
