/// Three processes that call each other in a circle.
package dev.hawser.examples.circular;
