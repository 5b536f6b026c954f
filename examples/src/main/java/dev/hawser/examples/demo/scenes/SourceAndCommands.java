package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.EvalException;
import dev.hawser.Server;
import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import dev.hawser.security.Permission;
import org.jspecify.annotations.Nullable;

/// Java source and commands of the operating system run at the other end.
final class SourceAndCommands extends Scene {
  private @Nullable Client frank;

  SourceAndCommands() {
    super(
        "Source and commands",
        "Frank evaluates Java in the server, and runs a program on its machine.");
    server("invite", SourceAndCommands::invite);
    part("join", (_, ticket) -> join(ticket));
    part("eval", (_, _) -> eval());
    part("error", (_, _) -> error());
    part("shell", (_, _) -> shell());
    part("endless", (_, _) -> endless());
  }

  private static Object invite(Server server) {
    return server.invite("frank", Permission.EVAL, Permission.SYSTEM);
  }

  private Object join(String ticket) {
    Client client = Client.connect(ticket);
    frank = client;
    return client.identity();
  }

  private Client frank() {
    return Objects.requireNonNull(frank);
  }

  private Object eval() {
    Client client = frank();
    // @start region="eval"
    client.exec("int square(int n) { return n * n; }");
    int result = client.eval("square(6)", int.class);
    // @end
    return result;
  }

  private Object error() {
    try {
      return "no error: " + frank().eval("square(\"six\")");
    } catch (EvalException e) {
      String.valueOf(e.getMessage()).lines().forEach(line -> say("%s", line));
      return "explained";
    }
  }

  private Object shell() throws IOException, InterruptedException {
    Client client = frank();
    // @start region="system"
    RemoteProcess sum = client.start(Command.shell("read a b; echo $((a + b)); exit 3"));
    sum.stdin().write("19 23\n".getBytes(StandardCharsets.UTF_8));
    sum.stdin().close();
    // @end
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(sum.stdout(), StandardCharsets.UTF_8))) {
      return lines.readLine() + ", status " + sum.waitFor();
    }
  }

  private Object endless() throws InterruptedException {
    RemoteProcess sleeping = frank().start(Command.of("sleep", "1000"));
    long pid = sleeping.pid();
    sleeping.kill();
    int status = sleeping.waitFor();
    return status != 0 && ProcessHandle.of(pid).isEmpty();
  }

  @Override
  public void play(Stage stage) {
    String ticket = stage.ask(SERVER, "invite");
    stage.check("alice's process becomes frank, too", "frank", stage.ask(ALICE, "join", ticket));
    stage.show("eval");
    stage.check("source runs there, and stays", 36, stage.ask(ALICE, "eval"));
    stage.check("an error is explained", "explained", stage.ask(ALICE, "error"));
    stage.show("system");
    stage.check("a command, with input and status", "42, status 3", stage.ask(ALICE, "shell"));
    stage.check("a killed command is gone", true, stage.ask(ALICE, "endless"));
  }
}
