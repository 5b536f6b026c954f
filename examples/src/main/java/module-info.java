import org.jspecify.annotations.NullMarked;

/// Programs that use Hawser as any other program would: through its exported packages only. Open,
/// so that picocli can fill in commands, and Hawser read and make records and call interfaces.
@NullMarked
open module dev.hawser.examples {
  requires dev.hawser;
  requires dev.hawser.tool;
  requires info.picocli;
  requires java.desktop;
  requires java.logging;
  requires org.jline.reader;
  requires org.jline.terminal;
  requires static org.jspecify;
}
