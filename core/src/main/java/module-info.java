import org.jspecify.annotations.NullMarked;

/// Ties JVMs together: shared maps, queues and pipes over one resumable session.
///
/// `dev.hawser` is all that a program types; `dev.hawser.testing` is a network for tests, with
/// faults by choice; `dev.hawser.spi` holds the seams that other transports and engines plug into.
/// Everything else is internal and may change without notice.
@NullMarked
module dev.hawser {
  exports dev.hawser;
  exports dev.hawser.spi;
  exports dev.hawser.testing;

  requires static org.jspecify;
}
