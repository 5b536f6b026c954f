package dev.hawser.harm.references;

import dev.hawser.object.Remote;

/// What is made, passed to and fro, and dropped.
@Remote
interface Coin {
  long value();
}
