/// Java source, evaluated at this end for the other.
package dev.hawser.internal.eval;
