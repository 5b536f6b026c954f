/// Commands of the operating system, run at this end for the other.
package dev.hawser.internal.process;
