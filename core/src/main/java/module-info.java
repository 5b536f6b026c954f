import org.jspecify.annotations.NullMarked;

/// Ties JVMs together: shared maps, queues, pipes and calls over one resumable session.
///
/// `dev.hawser` and `dev.hawser.call` are all that a program types; `dev.hawser.testing` is a
/// network for tests, with faults by choice; `dev.hawser.spi` holds the seams that other transports
/// and engines plug into. Everything else is internal and may change without notice.
@NullMarked
@SuppressWarnings("module") // The module of the command line is compiled after this one.
module dev.hawser {
  exports dev.hawser;
  exports dev.hawser.call;
  exports dev.hawser.file;
  exports dev.hawser.names;
  exports dev.hawser.object;
  exports dev.hawser.security;
  exports dev.hawser.spi;
  exports dev.hawser.testing;

  // The command line makes and revokes tickets for servers in other processes.
  exports dev.hawser.internal.security to
      dev.hawser.tool;

  requires jdk.jfr;
  // Makes objects without running their constructors, as they arrive.
  requires jdk.unsupported;
  // Only who evaluates source needs it.
  requires static jdk.compiler;
  requires static jdk.jshell;
  // Bouncy Castle makes certificates, and nothing else.
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires static org.jspecify;
}
