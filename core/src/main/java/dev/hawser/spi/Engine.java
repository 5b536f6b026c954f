package dev.hawser.spi;

import java.io.Closeable;

/// Where the maps and queues of a global space are kept.
///
/// The engine embedded in a server is the default. The contract is one that a replicated engine on
/// other machines can honour too, so it assumes little:
///
/// - Values are opaque bytes that nobody changes after handing them over.
/// - Every change carries an {@link Operation} id. A caller that does not know what became of a
///   change repeats it with the same id, and it is done once.
/// - A failed operation completes with an {@link EngineException}, which says *not done* or
///   *unknown*.
///
/// All methods return at once, never block, and may be called from any thread. Futures are
/// completed on threads that must not be held up.
public interface Engine extends Closeable {
  /// The map with this name, made when first asked for.
  EngineMap map(String name);

  /// The queue with this name, made when first asked for. A name means the same object each time,
  /// as long as the engine is open: a lease is known by the object that gave it and its number.
  EngineQueue queue(String name);

  /// Ends the engine: whatever waits fails with {@link EngineException}. Closing twice does
  /// nothing.
  @Override
  void close();
}
