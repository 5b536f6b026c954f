/// Two processes that call each other in the middle of their calls.
package dev.hawser.examples.deadlock;
