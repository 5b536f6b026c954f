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

  // The small examples: their interfaces, records and exceptions.
  opens dev.hawser.examples.async to
      dev.hawser;
  opens dev.hawser.examples.attributes to
      dev.hawser;
  opens dev.hawser.examples.bank to
      dev.hawser;
  opens dev.hawser.examples.batch to
      dev.hawser;
  opens dev.hawser.examples.callback to
      dev.hawser;
  opens dev.hawser.examples.circular to
      dev.hawser;
  opens dev.hawser.examples.classic to
      dev.hawser;
  opens dev.hawser.examples.context to
      dev.hawser;
  opens dev.hawser.examples.deadlock to
      dev.hawser;
  opens dev.hawser.examples.events to
      dev.hawser;
  opens dev.hawser.examples.exceptions to
      dev.hawser;
  opens dev.hawser.examples.factory to
      dev.hawser;
  opens dev.hawser.examples.functions to
      dev.hawser;
  opens dev.hawser.examples.handles to
      dev.hawser;
  opens dev.hawser.examples.huge to
      dev.hawser;
  opens dev.hawser.examples.oneway to
      dev.hawser;
  opens dev.hawser.examples.pipeline to
      dev.hawser;
  opens dev.hawser.examples.reconnect to
      dev.hawser;
  opens dev.hawser.examples.robots to
      dev.hawser;
  opens dev.hawser.examples.service to
      dev.hawser;
  opens dev.hawser.examples.sharing to
      dev.hawser;
  opens dev.hawser.examples.shop to
      dev.hawser;
  opens dev.hawser.examples.stocks to
      dev.hawser;
  opens dev.hawser.examples.streams to
      dev.hawser;
  opens dev.hawser.examples.timeouts to
      dev.hawser;
  opens dev.hawser.examples.tracking to
      dev.hawser;
  opens dev.hawser.examples.warehouse to
      dev.hawser;
}
