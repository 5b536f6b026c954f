package dev.hawser.tool.echo;

/// What the echo server's object does not offer, though it has it.
interface Hidden {
  String hidden();
}
