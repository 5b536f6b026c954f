package dev.hawser.internal.engine;

import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Engine;
import dev.hawser.spi.EngineContract;

/// The embedded engine keeps the contract of all engines.
class EmbeddedEngineTest extends EngineContract {
  @Override
  protected Engine open(Timer timer) {
    return new EmbeddedEngine(timer);
  }
}
