package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;

import dev.hawser.examples.async.Batches;
import dev.hawser.examples.async.Chains;
import dev.hawser.examples.async.Impatient;
import dev.hawser.examples.batch.Accountant;
import dev.hawser.examples.oneway.Hurried;
import dev.hawser.examples.oneway.TallyServer;
import dev.hawser.examples.pipeline.House;
import dev.hawser.examples.pipeline.Runner;
import dev.hawser.examples.streams.NumbersServer;
import dev.hawser.examples.streams.Reader;

/// Calls that go on while their callers do.
final class CallWithoutWaiting {
  static final Group GROUP =
      Group.of(
          "Call without waiting", async(), oneway(), batch(), pipeline(), streams(), futures());

  private CallWithoutWaiting() {}

  private static Example async() {
    return example("async", "calls that are not waited for: futures, failures, chains")
        .serves("P1", "R10")
        .after("async")
        .role("server", dev.hawser.examples.async.CalculatorServer::main)
        .role("client", "ADDRESS", Impatient::main)
        .role("batch", "ADDRESS", Batches::main)
        .role("chain", "ADDRESS", Chains::main)
        .played(
            start("server"), run("client", ADDRESS), run("batch", ADDRESS), run("chain", ADDRESS));
  }

  private static Example oneway() {
    return example("oneway", "calls that are made and forgotten")
        .serves("P25")
        .after("oneway")
        .role("server", TallyServer::main)
        .role("client", "ADDRESS", Hurried::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example batch() {
    return example("batch", "calls that travel together")
        .serves("P6")
        .after("batchedcalls")
        .role("server", dev.hawser.examples.batch.CalculatorServer::main)
        .role("client", "ADDRESS", Accountant::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example pipeline() {
    return example("pipeline", "calls on results that have not arrived yet, all in one round trip")
        .serves("H6")
        .role("server", House::main)
        .role("client", "ADDRESS", Runner::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example streams() {
    return example("streams", "results that come one by one, as fast as they are used")
        .serves("R16")
        .after("streaming")
        .role("server", NumbersServer::main)
        .role("client", "ADDRESS", Reader::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example futures() {
    return example("futures", "futures of functions and of calls: chains, delays, cancelling")
        .serves("P18")
        .after("futures")
        .role("local", dev.hawser.examples.futures.Local::main)
        .role("server", dev.hawser.examples.futures.AdderServer::main)
        .role("client", "ADDRESS", dev.hawser.examples.futures.AdderClient::main)
        .played(run("local"), start("server"), run("client", ADDRESS));
  }
}
