package dev.hawser.examples.echo;

/// What this program wants of an echo server's object, which can do more.
interface Repeater {
  Object echo(Object value);
}
