package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.PermissionException;
import dev.hawser.Server;
import dev.hawser.call.CallContext;
import dev.hawser.call.CallOptions;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import org.jspecify.annotations.Nullable;

/// Functions run at the other end.
final class Calling extends Scene {
  private @Nullable Client erin;

  Calling() {
    super(
        "Calls",
        "A function runs in the server's process, says how far it is, fails and calls back.");
    server("pid", _ -> ProcessHandle.current().pid());
    client("not granted", Calling::notGranted);
    server("invite", Calling::invite);
    part("join", (_, ticket) -> join(ticket));
    part("root", (_, _) -> root());
    part("where", (_, _) -> erin().call(() -> ProcessHandle.current().pid()));
    part("by name", (_, _) -> erin().callRemote("greeting", "Erin"));
    part("progress", (_, _) -> progress());
    part("failure", (_, _) -> failure());
    part("nested", (_, _) -> nested());
  }

  private static Object notGranted(Client client) {
    try {
      return client.call(() -> 1);
    } catch (PermissionException e) {
      return "lacks " + e.missing();
    }
  }

  private static Object invite(Server server) {
    // @start region="register"
    server.functions().register("greeting", (String name) -> "Hello, " + name);
    // @end
    return server.invite(
        "erin", Trust.of(Permission.SHARE, Permission.CALL_SHIPPED, Permission.CALL_EXPORTS));
  }

  private Object join(String ticket) {
    // @start region="trust"
    Client client = Client.builder().trust(Trust.of(Permission.CALL_SHIPPED)).connect(ticket);
    // @end
    erin = client;
    return client.identity();
  }

  private Client erin() {
    return Objects.requireNonNull(erin);
  }

  private Object root() {
    Client client = erin();
    // @start region="call"
    int number = 500;
    double root = client.call(() -> Math.sqrt(number)); // there, with what it captured
    // @end
    return root;
  }

  private Object progress() throws InterruptedException {
    List<String> heard = new ArrayList<>();
    CallOptions options =
        CallOptions.defaults().onOutput(heard::add).annotate("purpose", "demonstration");
    erin()
        .with(options)
        .run(() -> {
          CallContext context = CallContext.current();
          System.out.print("for " + context.annotations().get("purpose"));
        });
    return String.join("", heard);
  }

  private Object failure() {
    try {
      return erin()
          .call(() -> {
            throw new IOException("no such shelf");
          });
    } catch (IOException e) { // the compiler knows
      say("%s", e);
      for (StackTraceElement frame : e.getStackTrace()) {
        if (frame.toString().contains("called from")) {
          return e.getMessage() + ", on both sides";
        }
      }
      return String.valueOf(e.getMessage());
    }
  }

  private Object nested() {
    long here = ProcessHandle.current().pid();
    return erin().call(() -> CallContext.current().peer().call(() -> ProcessHandle.current().pid()))
        == here;
  }

  @Override
  public void play(Stage stage) {
    stage.check("a guest may not", "lacks shipped-code", stage.ask(BOB, "not granted"));
    stage.show("register");
    String ticket = stage.ask(SERVER, "invite");
    stage.show("trust");
    stage.check("alice's process becomes erin, too", "erin", stage.ask(ALICE, "join", ticket));
    stage.show("call");
    stage.check("the root came back", Math.sqrt(500), stage.ask(ALICE, "root"));
    String pid = stage.ask(SERVER, "pid");
    stage.check("it ran in the server's process", pid, stage.ask(ALICE, "where"));
    stage.check("a function by its name", "Hello, Erin", stage.ask(ALICE, "by name"));
    stage.check("what it prints is heard here", "for demonstration", stage.ask(ALICE, "progress"));
    stage.check(
        "an exception keeps its type, and both stacks",
        "no such shelf, on both sides",
        stage.ask(ALICE, "failure"));
    stage.check("the call calls back", true, stage.ask(ALICE, "nested"));
  }
}
