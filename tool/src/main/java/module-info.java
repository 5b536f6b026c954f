import org.jspecify.annotations.NullMarked;

/// The commands that make, list and revoke tickets for this user's servers, and the worker.
@NullMarked
module dev.hawser.tool {
  exports dev.hawser.tool;

  requires transitive info.picocli;
  requires dev.hawser;
  requires java.logging;
  requires static org.jspecify;

  // Commands are filled in by picocli.
  opens dev.hawser.tool to
      info.picocli;
}
