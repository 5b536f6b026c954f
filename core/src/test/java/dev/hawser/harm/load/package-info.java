/// Figures under load, each with its bound.
package dev.hawser.harm.load;
