package dev.hawser.examples.subprocess;

import module java.base;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.examples.JavaCommand;

/// The program that starts the other. It may do there what it likes.
public final class Parent {
  /// Starts two workers, one after the other.
  ///
  /// @param args the command that starts one; none means this host, with the same Java
  public static void main(String... args) throws IOException {
    List<String> command =
        args.length > 0 ? List.of(args) : JavaCommand.with("example", "subprocess", "worker");
    try (Client worker = Client.launch(new ProcessBuilder(command))) {
      IO.println("the worker is ready: " + worker.globals().map().get("ready"));
      IO.println("it shouts: " + worker.callRemote("shout", "hello"));
      long own = ProcessHandle.current().pid();
      IO.println("a function runs elsewhere: " + worker.call(() -> isElsewhere(own)));
      IO.println("a file went there: " + file(worker) + " bytes");
    }
    IO.println("closing its client ended the worker");
    try (Client worker = Client.launch(new ProcessBuilder(command))) {
      worker.run(() -> Runtime.getRuntime().halt(3));
    } catch (DisconnectedException e) {
      IO.println(e.getMessage());
    }
  }

  private static boolean isElsewhere(long process) {
    return ProcessHandle.current().pid() != process;
  }

  /// Brings a file to a folder there, and asks how long it has become.
  private static long file(Client worker) throws IOException {
    Path letter = Files.writeString(Files.createTempFile("letter", ".txt"), "Dear worker,\n");
    String folder = worker.call(() -> Files.createTempDirectory("worker").toString());
    var _ = worker.files().put(letter, folder + "/letter.txt");
    return worker.call(() -> Files.size(Path.of(folder, "letter.txt")));
  }
}
