package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.FOLDER;
import static dev.hawser.examples.catalogue.Step.atOnce;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;
import static dev.hawser.examples.catalogue.Step.write;

import dev.hawser.examples.classic.Guest;
import dev.hawser.examples.classic.OpenHouse;

/// Functions, source and commands that run in another process.
final class RunCodeElsewhere {
  static final Group GROUP =
      Group.of("Run code elsewhere", classic(), integral(), area(), calls(), teleport(), flame());

  private RunCodeElsewhere() {}

  private static Example classic() {
    return example(
            "classic",
            "a server where a client may do anything: run functions, evaluate source, print")
        .serves("R5", "R6", "R7")
        .role("server", OpenHouse::main)
        .role("client", "ADDRESS FILE", Guest::main)
        .played(
            start("server"),
            write("secret", "between us"),
            run("client", ADDRESS, FOLDER + "/secret"));
  }

  private static Example integral() {
    return example("integral", "a slow integral on workers whose processes have nothing but Hawser")
        .serves("C21", "H4")
        .command("all", "[--trouble]", "integral")
        .played(run("all", "--trouble"));
  }

  private static Example area() {
    return example("area", "an integral in a few lines: a function in a map, points in a queue")
        .serves("C21")
        .role("server", dev.hawser.examples.area.Integrator::main)
        .role("worker", "ADDRESS", dev.hawser.examples.area.Worker::main)
        .played(start("server"), atOnce(run("worker", ADDRESS), run("worker", ADDRESS)));
  }

  private static Example calls() {
    return example("calls", "source, scripts, commands and functions that run at the other end")
        .serves("C13", "C14", "C15", "C16", "C17", "C18", "C23", "R6")
        .role("server", dev.hawser.examples.calls.Workshop::main)
        .role("client", "ADDRESS FOLDER", dev.hawser.examples.calls.Apprentice::main)
        .role("nesting", "ADDRESS", dev.hawser.examples.calls.Nesting::main)
        .played(start("server"), run("client", ADDRESS, FOLDER), run("nesting", ADDRESS));
  }

  private static Example teleport() {
    return example("teleport", "a function that is sent to the other end and stays there")
        .serves("R7")
        .role("server", dev.hawser.examples.teleport.TeleportServer::main)
        .role("client", "ADDRESS", dev.hawser.examples.teleport.Teleporter::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example flame() {
    return example(
            "flame", "classes, source and a console of another process, once it permits them")
        .serves("P17")
        .after("flame")
        .role("server", "[open]", dev.hawser.examples.flame.FlameServer::main)
        .role("client", "ADDRESS", dev.hawser.examples.flame.FlameClient::main)
        .role("console", "ADDRESS", dev.hawser.examples.flame.Console::main)
        .played(
            start("server", "open"),
            run("client", ADDRESS),
            run("console", ADDRESS).typing("int x = 5;", "x * 2"));
  }
}
