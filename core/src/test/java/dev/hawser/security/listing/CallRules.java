package dev.hawser.security.listing;

import dev.hawser.call.CallContext;
import dev.hawser.call.CallOptions;
import dev.hawser.call.Caller;
import dev.hawser.call.Cluster;
import dev.hawser.call.Command;
import dev.hawser.call.Functions;
import dev.hawser.call.RemoteProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The rules for what runs something at the other end. Whatever runs leaves a trace.
final class CallRules {
  private static final String HERE = "is about this end, and asks nobody";
  private static final String RUNNING = "only who may run commands has one";
  private static final String SPACE = "is done through maps and queues, which are tried";

  private CallRules() {}

  /// What is to be run.
  ///
  /// @param caller who runs it at the other end
  /// @param function the name of a function to call there
  /// @param stage where the traces are
  record Errand(Caller caller, String function, Stage stage) {
    String trace() {
      return stage.trace.toString();
    }

    /// Java source that leaves a trace.
    String source() {
      return "java.nio.file.Files.writeString(java.nio.file.Path.of(\"%s\"), \"x\").toString()"
          .formatted(trace());
    }
  }

  static Rules<Errand> caller() {
    Rules<Errand> rules = new Rules<>(Caller.class);
    rules.harmless("the same operations, with options", "with(CallOptions)");
    shipped(rules);
    source(rules);
    return rules
        .asks(
            "callRemote(String,Object[])", errand -> errand.caller().callRemote(errand.function()))
        .asks(
            "callRemoteAsync(String,Object[])",
            errand -> errand.caller().callRemoteAsync(errand.function()))
        .asks("system(String)", errand -> errand.caller().system("touch '" + errand.trace() + "'"))
        .asks("start(Command)", errand -> run(errand, Command.of("touch", errand.trace())));
  }

  private static void shipped(Rules<Errand> rules) {
    rules
        .asks(
            "call(Task)",
            errand -> {
              String trace = errand.trace();
              return errand.caller().call(() -> leave(trace));
            })
        .asks(
            "call(Task)",
            errand -> {
              String trace = errand.trace();
              CallOptions options = CallOptions.defaults().onOutput(_ -> {});
              return errand.caller().with(options).call(() -> leave(trace));
            })
        .asks(
            "call(Task1,Object)", errand -> errand.caller().call(CallRules::leave, errand.trace()))
        .asks(
            "call(Task2,Object,Object)",
            errand -> errand.caller().call((trace, _) -> leave(trace), errand.trace(), 1))
        .does(
            "run(Action)",
            errand -> {
              String trace = errand.trace();
              errand.caller().run(() -> leave(trace));
            })
        .does(
            "run(Action1,Object)", errand -> errand.caller().run(CallRules::leave, errand.trace()))
        .asks(
            "callAsync(Task)",
            errand -> {
              String trace = errand.trace();
              return errand.caller().callAsync(() -> leave(trace));
            })
        .asks(
            "callAsync(Task1,Object)",
            errand -> errand.caller().callAsync(CallRules::leave, errand.trace()))
        .asks(
            "callAsync(Task2,Object,Object)",
            errand -> errand.caller().callAsync((trace, _) -> leave(trace), errand.trace(), 1))
        .asks(
            "runAsync(Action)",
            errand -> {
              String trace = errand.trace();
              return errand.caller().runAsync(() -> leave(trace));
            });
  }

  private static void source(Rules<Errand> rules) {
    rules
        .asks("eval(String)", errand -> errand.caller().eval(errand.source()))
        .asks("eval(String,Class)", errand -> errand.caller().eval(errand.source(), String.class))
        .asks("evalAsync(String)", errand -> errand.caller().evalAsync(errand.source()))
        .does("exec(String)", errand -> errand.caller().exec(errand.source() + ";"))
        .asks("execAsync(String)", errand -> errand.caller().execAsync(errand.source() + ";"))
        .does("execFile(Path,String[])", errand -> errand.caller().execFile(script(errand)))
        .does(
            "execRemoteFile(String,String[])",
            errand -> errand.caller().execRemoteFile(script(errand).toString()));
  }

  private static int run(Errand errand, Command command) throws InterruptedException {
    try (RemoteProcess process = errand.caller().start(command)) {
      return process.waitFor();
    }
  }

  private static Path script(Errand errand) throws IOException {
    return Files.writeString(errand.stage().script, errand.source() + ";\n");
  }

  /// Leaves a trace.
  static String leave(String trace) throws IOException {
    return Files.writeString(Path.of(trace), "x").toString();
  }

  /// The rules for what only serves such calls.
  static List<Rules<?>> others() {
    return List.of(
        new Rules<>(Functions.class)
            .harmless(HERE, "register(String,Task)", "register(String,Task1)")
            .harmless(HERE, "register(String,Task2)", "allowStatics(Class)", "names()"),
        new Rules<>(RemoteProcess.class)
            .harmless(RUNNING, "pid()", "stdin()", "stdout()", "stderr()", "exit()")
            .harmless(RUNNING, "waitFor()", "isAlive()", "kill()", "close()"),
        new Rules<>(CallContext.class)
            .harmless("known in a call that was permitted", "peer()", "id()", "depth()")
            .harmless("known in a call that was permitted", "annotations()", "isCancelled()")
            .harmless("tells a caller that listens", "progress(double,String)"),
        new Rules<>(Cluster.class)
            .harmless(HERE, "chunk(int)", "lease(Duration)", "attempts(int)")
            .harmless(HERE, "onProgress(Consumer)")
            .harmless(SPACE, "workers()", "map(Task1,Collection)", "mapAsync(Task1,Collection)")
            .harmless(SPACE, "forEach(Task1,Collection,BiConsumer)"),
        new Rules<>(Cluster.Lending.class).harmless(HERE, "done()", "await()", "close()"));
  }
}
