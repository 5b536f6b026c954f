/// Time as something that is handed in, so that tests can move it.
package dev.hawser.internal.time;
