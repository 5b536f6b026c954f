package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.HUB;
import static dev.hawser.examples.catalogue.Step.atOnce;
import static dev.hawser.examples.catalogue.Step.await;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;

import dev.hawser.examples.chatbox.ChatBoxServer;
import dev.hawser.examples.chatbox.Chatter;
import dev.hawser.examples.echo.Visitor;
import dev.hawser.examples.gui.Caller;
import dev.hawser.examples.gui.ThreadedLoop;
import dev.hawser.examples.gui.TimedLoop;
import dev.hawser.examples.player.Control;
import dev.hawser.examples.player.Controller;
import dev.hawser.examples.player.Jukebox;
import dev.hawser.examples.robots.Arena;
import dev.hawser.examples.robots.Player;
import dev.hawser.examples.stocks.BoardRoom;
import dev.hawser.examples.stocks.MarketPlace;
import dev.hawser.examples.stocks.Threads;
import dev.hawser.examples.stocks.Together;
import dev.hawser.examples.stocks.Watch;
import dev.hawser.examples.terminal.Interview;
import dev.hawser.examples.terminal.TerminalServer;

/// Larger ones, made of all of this.
final class WholePrograms {
  static final Group GROUP =
      Group.of(
          "See whole programs",
          demo(),
          chat(),
          chatbox(),
          stocks(),
          robots(),
          player(),
          terminal(),
          gui(),
          echo());

  private WholePrograms() {}

  private static Example demo() {
    return example(
            "demo", "everything, scene by scene, between a server and three clients, and checked")
        .serves("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C12", "C13", "C14", "C16", "C17")
        .command("all", "demo")
        .played(run("all"));
  }

  private static Example chat() {
    return example("chat", "a chat room: pipes, many peers, and noticing who is gone")
        .serves("C20")
        .command("room", "chat --server")
        .command("guest", "ADDRESS", "chat --connect")
        .played(
            start("room").until("localhost:"), run("guest", ADDRESS).typing("hello, everybody"));
  }

  private static Example stocks() {
    return example(
            "stocks",
            "one program on its way from a thread to five processes; subscribers may vanish")
        .serves("P32")
        .after("stockquotes")
        .role("together", Together::main)
        .role("threads", Threads::main)
        .role("market", "HUB NAME SYMBOL…", MarketPlace::main)
        .role("board", "HUB", BoardRoom::main)
        .role("viewer", "HUB NAME SYMBOL…", Watch::main)
        .played(
            run("together"),
            run("threads"),
            start("market", HUB, "north", "FISH", "WOOD").until("the market is open"),
            start("market", HUB, "south", "WINE", "OIL").until("the market is open"),
            start("board", HUB).until("following"),
            start("viewer", HUB, "Anna", "FISH").until("Anna sees"),
            start("viewer", HUB, "Ben", "OIL").until("Ben sees"));
  }

  private static Example robots() {
    return example(
            "robots", "a game of robots whose minds are in several processes, with a window or not")
        .serves("P27")
        .after("robots")
        .role("server", "SEED|window [ROBOTS] [PLAYERS] [MILLIS]", Arena::main)
        .role("player", "ADDRESS NAME TEMPER", Player::main)
        .played(
            start("server", "7", "4", "2", "5"),
            atOnce(
                run("player", ADDRESS, "anna", "hunter"), run("player", ADDRESS, "ben", "angry")));
  }

  private static Example chatbox() {
    return example("chatbox", "channels and nicks; everybody hears the others by one-way calls")
        .serves("P9")
        .after("chatbox")
        .role("server", ChatBoxServer::main)
        .role("client", "ADDRESS CHANNEL NICK", Chatter::main)
        .played(
            start("server"),
            start("client", ADDRESS, "boats", "anna").until("on boats"),
            run("client", ADDRESS, "boats", "ben").typing("ahoy", "/quit"),
            await("client", "has left"));
  }

  private static Example player() {
    return example("player", "a remote control for a program of another machine")
        .serves("P21")
        .after("itunes")
        .role("server", "[PORT]", Controller::main)
        .role("control", "HOST", Control::main)
        .role("jukebox", Jukebox::main)
        .played(
            start("server", "0"),
            run("control", ADDRESS),
            run("jukebox").typing("playlist Lullabies", "play", "next"));
  }

  private static Example terminal() {
    return example("terminal", "a program whose input and output are in another process")
        .serves("P31")
        .after("stdinstdout")
        .role("server", TerminalServer::main)
        .role("program", "[ADDRESS]", Interview::main)
        .played(start("server").typing("Anna", "Swallow"), run("program", ADDRESS));
  }

  private static Example gui() {
    return example("gui", "calls from afar and the event thread of a window, in two ways")
        .serves("P19")
        .after("gui_eventloop")
        .role("threads", "[headless]", ThreadedLoop::main)
        .role("timer", "[headless]", TimedLoop::main)
        .role("client", "ADDRESS [MILLIS]", Caller::main)
        .played(
            start("threads", "headless"),
            run("client", ADDRESS, "500"),
            start("timer", "headless"),
            run("client", ADDRESS, "500"));
  }

  private static Example echo() {
    return example("echo", "an echo server, to try a setup with")
        .serves("P14")
        .after("echoserver")
        .command("server", "echo --local --port=0")
        .command("client", "ADDRESS", "echo-client")
        .role("visitor", "ADDRESS", Visitor::main)
        .played(
            start("server").until("you on this host: "),
            run("client", ADDRESS),
            run("visitor", ADDRESS));
  }
}
