/// Banks that are found by the beginning of their names.
package dev.hawser.examples.bank;
