/// Servers that call their clients back.
package dev.hawser.examples.callback;
