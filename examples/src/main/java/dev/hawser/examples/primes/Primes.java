package dev.hawser.examples.primes;

import picocli.CommandLine.Command;

/// `hawser primes`: a dispatcher, workers and a client, each a program of its own.
@Command(
    name = "primes",
    description = {
      "Prime factors: workers fetch numbers from a queue, and put factors into the client's own.",
      "Start a dispatcher, some workers, and a client."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {Dispatcher.class, Worker.class, Submitter.class})
public final class Primes {}
