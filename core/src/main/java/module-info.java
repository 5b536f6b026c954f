import org.jspecify.annotations.NullMarked;

/// Ties JVMs together: shared maps, queues and pipes over one resumable session.
///
/// `dev.hawser` is all that a program types; `dev.hawser.spi` holds the seams that other transports
/// and engines plug into. Everything else is internal and may change without notice.
@NullMarked
module dev.hawser {
  exports dev.hawser;
  exports dev.hawser.spi;

  requires static org.jspecify;
}
