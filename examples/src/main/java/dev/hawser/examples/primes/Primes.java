package dev.hawser.examples.primes;

import picocli.CommandLine.Command;

/// `hawser primes`: a dispatcher, workers and a client, each a program of its own.
@Command(
    name = "primes",
    description = {
      "Prime factors: a client puts numbers into a queue at the dispatcher, workers fetch them from"
          + " there, and put the factors into the client's own queue.",
      "Start a dispatcher, some workers, and a client."
    },
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {Dispatcher.class, Worker.class, Submitter.class})
public final class Primes {}
