/// Checks of what was recorded: nothing lost, nothing twice, everything in order.
package dev.hawser.harm.check;
