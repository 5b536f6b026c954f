package dev.hawser.examples.eventloop;

import module java.base;

import dev.hawser.Server;
import dev.hawser.names.Announcement;
import dev.hawser.names.Discovery;
import dev.hawser.object.ExportOptions;

/// A server, a name server and a responder in one process, whose main thread is busy with a loop of
/// its own. Whatever happens comes to the loop.
public final class LoopServer implements Multiplier {
  /// Runs until it is stopped.
  ///
  /// @param args the name by which others find this process, and `threads` if the loop is to hand
  ///   each call to a thread of its own instead of running it
  public static void main(String... args) throws InterruptedException {
    BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    boolean threads = args.length > 1 && args[1].equals("threads");
    Executor calls =
        threads
            ? call -> events.add(() -> Thread.ofVirtual().name("own").start(call))
            : events::add;
    try (Server server = Server.open();
        Discovery _ = Discovery.answer(server, args[0])) {
      server.onConnect(peer -> events.add(() -> say(peer.name() + " has come")));
      server.onDisconnect((peer, _) -> events.add(() -> say(peer.name() + " has gone")));
      server.export(NAME, new LoopServer(), ExportOptions.defaults().on(calls));
      try (Announcement _ = Announcement.of(server, server.names(), "")) {
        say("open at " + server.address());
        while (!server.isClosed()) {
          Runnable event = events.poll(3, TimeUnit.SECONDS);
          if (event != null) {
            event.run();
          } else {
            say("time for something else");
          }
        }
      }
    }
  }

  private static void say(String what) {
    IO.println(Thread.currentThread().getName() + ": " + what);
  }

  @Override
  public int multiply(int first, int second) {
    say(first + " times " + second);
    return first * second;
  }

  @Override
  public String multiply(String text, int times) {
    say("'" + text + "' times " + times);
    return text.repeat(times);
  }
}
