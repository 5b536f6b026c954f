package dev.hawser.spi;

import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.time.Timer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// All that an {@link Engine} promises. The test of an engine extends this class and says how to
/// open one.
///
/// The promises are grouped in the interfaces below, one for each part of the contract.
public abstract class EngineContract
    implements MapContract,
        WatchContract,
        QueueContract,
        LeaseContract,
        RepetitionContract,
        CloseContract,
        ConcurrencyContract {
  private final ManualTimer timer = new ManualTimer();
  private final Operations operations = new Operations(1);
  private Engine engine;

  /// For the tests of engines.
  protected EngineContract() {}

  /// Opens a new, empty engine.
  ///
  /// @param timer the time by which leases run out
  protected abstract Engine open(Timer timer);

  @BeforeEach
  public final void open() {
    engine = open(timer);
  }

  @AfterEach
  public final void closeEngine() throws Exception {
    engine.close();
  }

  @Override
  public final Engine engine() {
    return engine;
  }

  @Override
  public final ManualTimer timer() {
    return timer;
  }

  @Override
  public final Operations operations() {
    return operations;
  }
}
