import org.jspecify.annotations.NullMarked;

/// The commands that make, list and revoke tickets for this user's servers, the worker, the echo
/// server, and those for names and for files.
@NullMarked
module dev.hawser.tool {
  exports dev.hawser.tool;
  exports dev.hawser.tool.echo;
  exports dev.hawser.tool.files;

  requires transitive info.picocli;
  requires dev.hawser;
  requires java.logging;
  requires static org.jspecify;

  // Commands are filled in by picocli.
  opens dev.hawser.tool to
      info.picocli;
  opens dev.hawser.tool.echo to
      info.picocli;
  opens dev.hawser.tool.files to
      info.picocli;
}
