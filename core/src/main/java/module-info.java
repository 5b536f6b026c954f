import org.jspecify.annotations.NullMarked;

/// Ties JVMs together: shared maps, queues and pipes over one resumable session.
///
/// `dev.hawser` is all that a program types; `dev.hawser.testing` is a network for tests, with
/// faults by choice; `dev.hawser.spi` holds the seams that other transports and engines plug into.
/// Everything else is internal and may change without notice.
@NullMarked
@SuppressWarnings("module") // The module of the command line is compiled after this one.
module dev.hawser {
  exports dev.hawser;
  exports dev.hawser.security;
  exports dev.hawser.spi;
  exports dev.hawser.testing;

  // The command line makes and revokes tickets for servers in other processes.
  exports dev.hawser.internal.security to
      dev.hawser.tool;

  requires jdk.jfr;
  // Bouncy Castle makes certificates, and nothing else.
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires static org.jspecify;
}
