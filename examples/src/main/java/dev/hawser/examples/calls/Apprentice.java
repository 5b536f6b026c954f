package dev.hawser.examples.calls;

import module java.base;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import dev.hawser.call.CallOptions;
import dev.hawser.call.Caller;
import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;

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
    IO.println("eval: " + client.eval("6 * 7"));
    client.exec("int square(int number) { return number * number; }");
    IO.println("exec: " + client.eval("square(6)"));
    CompletableFuture<?> later = client.evalAsync("square(7)");
    IO.println("without waiting: " + later.join());
  }

  /// A script of this end, and one that is there. What it prints is heard here if that is wanted.
  private void scripts(Path folder) throws IOException {
    Path script = Files.writeString(folder.resolve("script.jsh"), "IO.println(\"a script\");");
    Path program =
        Files.writeString(
            folder.resolve("Greet.java"),
            """
            void main(String[] args) {
              IO.println("a program for " + args[0]);
            }
            """);
    Caller heard = client.with(CallOptions.defaults().onOutput(IO::print));
    heard.execFile(script);
    heard.execFile(program, "Anna");
    heard.execRemoteFile(program.toString(), "Ben");
    client.execFile(script);
  }

  private void commands() throws InterruptedException {
    IO.println("status: " + client.system("echo seen here; exit 3"));
    Command say = Command.shell("echo seen there");
    IO.println("status: " + client.start(say.echoedRemotely()).waitFor());
    Command slowly = Command.shell("printf 'gr\\303'; sleep 0.1; printf '\\274n\\n'");
    IO.println("status: " + client.start(slowly.echoed()).waitFor());
    IO.println("status: " + client.start(slowly.echoedAtTheEnd()).waitFor());

    RemoteProcess endless = client.start(Command.shell("sleep 1000 & sleep 1000"));
    long pid = endless.pid();
    endless.exit().cancel(true);
    String left = "ProcessHandle.of(" + pid + "L).map(ProcessHandle::isAlive).orElse(false)";
    IO.println("killed: " + (endless.waitFor() != 0 && !client.eval(left, Boolean.class)));
  }

  /// One of this program, and one that the server has registered.
  private void functions() {
    IO.println("call: " + client.call(Apprentice::greet, "Anna"));
    IO.println("call: " + client.call((first, second) -> first * second, 6, 7));
    IO.println("by name: " + client.callRemote("greeting", "Ben"));
    CompletableFuture<?> later = client.callRemoteAsync("greeting", "Carol");
    IO.println("without waiting: " + later.join());
    try {
      client.callRemote("greetings", "Dora");
    } catch (RefusedException e) {
      IO.println(e.getMessage());
    }
  }

  private static String greet(String name) {
    IO.println("greeting " + name + " at the server");
    return "Hello, " + name;
  }
}
