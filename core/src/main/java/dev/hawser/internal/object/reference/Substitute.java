package dev.hawser.internal.object.reference;

import dev.hawser.internal.object.contract.Exposure;
import org.jspecify.annotations.Nullable;

/// Given to the other end in the place of something of this end, which comes back for it.
public interface Substitute {
  /// What the other end can reach.
  Exposure exposure();

  /// What it stands for.
  @Nullable Object meant();
}
