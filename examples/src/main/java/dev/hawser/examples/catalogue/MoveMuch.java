package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.FOLDER;
import static dev.hawser.examples.catalogue.Step.folder;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;

import dev.hawser.examples.files.Archive;
import dev.hawser.examples.files.Scribe;
import dev.hawser.examples.huge.ScalesServer;
import dev.hawser.examples.huge.Weigher;

/// Files, folders and big values.
final class MoveMuch {
  static final Group GROUP =
      Group.of("Move much: files, folders, big values", files(), huge(), maxsize(), load());

  private MoveMuch() {}

  private static Example files() {
    return example("files", "files and folders, there and back, and to everybody")
        .serves("C9", "C10", "C11", "C12", "H7")
        .role("server", "FOLDER", Archive::main)
        .role("client", "ADDRESS FOLDER", Scribe::main)
        .played(
            folder("archive"),
            folder("own"),
            start("server", FOLDER + "/archive"),
            run("client", ADDRESS, FOLDER + "/own"));
  }

  private static Example huge() {
    return example("huge", "big values: ten times 5 MB of text, and of bytes")
        .serves("P20")
        .after("hugetransfer")
        .role("server", ScalesServer::main)
        .role("client", "ADDRESS", Weigher::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example maxsize() {
    return example("maxsize", "bounds on the size of what is sent, at the sender and the receiver")
        .serves("P22")
        .after("maxsize")
        .role("server", "BYTES", dev.hawser.examples.maxsize.EchoServer::main)
        .role("client", "ADDRESS BYTES", dev.hawser.examples.maxsize.Sender::main)
        .played(
            start("server", "1000000"),
            run("client", ADDRESS, "1000000"),
            run("client", ADDRESS, "2500"));
  }

  private static Example load() {
    return example("load", "large values from many threads at once, and a thousand waiting takers")
        .serves("C22")
        .role("server", dev.hawser.examples.load.Scales::main)
        .role("client", "ADDRESS", dev.hawser.examples.load.Load::main)
        .played(start("server"), run("client", ADDRESS));
  }
}
