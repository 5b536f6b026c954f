import org.jspecify.annotations.NullMarked;

/// Programs that use Hawser as any other program would: through its exported packages only.
@NullMarked
module dev.hawser.examples {
  requires dev.hawser;
  requires dev.hawser.tool;
  requires info.picocli;
  requires java.logging;
  requires org.jline.reader;
  requires org.jline.terminal;
  requires static org.jspecify;

  // Commands are filled in by picocli, records by Hawser.
  opens dev.hawser.examples to
      info.picocli;
  opens dev.hawser.examples.chat to
      dev.hawser,
      info.picocli;
  opens dev.hawser.examples.demo to
      info.picocli;
  opens dev.hawser.examples.demo.scenes to
      dev.hawser;
  opens dev.hawser.examples.integral to
      dev.hawser,
      info.picocli;
  opens dev.hawser.examples.primes to
      dev.hawser,
      info.picocli;
}
