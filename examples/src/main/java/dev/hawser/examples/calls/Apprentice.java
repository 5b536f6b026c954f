package dev.hawser.examples.calls;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import dev.hawser.call.CallOptions;
import dev.hawser.call.Caller;
import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// The client. It has everything done at the server.
public final class Apprentice {
  private final Client client;

  private Apprentice(Client client) {
    this.client = client;
  }

  /// The whole program.
  ///
  /// @param args the server's address, and a folder for scripts
  public static void main(String... args) throws IOException, InterruptedException {
    try (Client client = Client.connect(args[0])) {
      Apprentice apprentice = new Apprentice(client);
      apprentice.source();
      apprentice.scripts(Path.of(args[1]));
      apprentice.commands();
      apprentice.functions();
    }
  }

  /// What is declared stays, for this client.
  private void source() {
    System.out.println("eval: " + client.eval("6 * 7"));
    client.exec("int square(int number) { return number * number; }");
    System.out.println("exec: " + client.eval("square(6)"));
    CompletableFuture<?> later = client.evalAsync("square(7)");
    System.out.println("without waiting: " + later.join());
  }

  /// A script of this end, and one that is there. What it prints is heard here if that is wanted.
  private void scripts(Path folder) throws IOException {
    Path script =
        Files.writeString(folder.resolve("script.jsh"), "System.out.println(\"a script\");");
    Path program =
        Files.writeString(
            folder.resolve("Greet.java"),
            """
            void main(String[] args) {
              System.out.println("a program for " + args[0]);
            }
            """);
    Caller heard = client.with(CallOptions.defaults().onOutput(System.out::print));
    heard.execFile(script);
    heard.execFile(program, "Anna");
    heard.execRemoteFile(program.toString(), "Ben");
    client.execFile(script);
  }

  private void commands() throws InterruptedException {
    System.out.println("status: " + client.system("echo seen here; exit 3"));
    Command say = Command.shell("echo seen there");
    System.out.println("status: " + client.start(say.echoedRemotely()).waitFor());
    Command slowly = Command.shell("printf 'gr\\303'; sleep 0.1; printf '\\274n\\n'");
    System.out.println("status: " + client.start(slowly.echoed()).waitFor());
    System.out.println("status: " + client.start(slowly.echoedAtTheEnd()).waitFor());

    RemoteProcess endless = client.start(Command.shell("sleep 1000 & sleep 1000"));
    long pid = endless.pid();
    endless.exit().cancel(true);
    String left = "ProcessHandle.of(" + pid + "L).map(ProcessHandle::isAlive).orElse(false)";
    System.out.println("killed: " + (endless.waitFor() != 0 && !client.eval(left, Boolean.class)));
  }

  /// One of this program, and one that the server has registered.
  private void functions() {
    System.out.println("call: " + client.call(Apprentice::greet, "Anna"));
    System.out.println("call: " + client.call((first, second) -> first * second, 6, 7));
    System.out.println("by name: " + client.callRemote("greeting", "Ben"));
    CompletableFuture<?> later = client.callRemoteAsync("greeting", "Carol");
    System.out.println("without waiting: " + later.join());
    try {
      client.callRemote("greetings", "Dora");
    } catch (RefusedException e) {
      System.out.println(e.getMessage());
    }
  }

  private static String greet(String name) {
    System.out.println("greeting " + name + " at the server");
    return "Hello, " + name;
  }
}
