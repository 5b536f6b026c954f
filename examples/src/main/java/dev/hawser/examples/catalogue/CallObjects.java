package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.HUB;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;

import dev.hawser.examples.benchmark.BenchServer;
import dev.hawser.examples.benchmark.Benchmark;
import dev.hawser.examples.benchmark.Connections;
import dev.hawser.examples.context.Agency;
import dev.hawser.examples.context.JournalServer;
import dev.hawser.examples.exceptions.Catcher;
import dev.hawser.examples.exceptions.TroubleServer;
import dev.hawser.examples.factory.FactoryClient;
import dev.hawser.examples.factory.FactoryServer;
import dev.hawser.examples.functions.ToolboxClient;
import dev.hawser.examples.functions.ToolboxServer;
import dev.hawser.examples.handles.Garden;
import dev.hawser.examples.handles.Gardener;
import dev.hawser.examples.service.AnswerServer;
import dev.hawser.examples.service.Asker;
import dev.hawser.examples.sharing.Crowd;
import dev.hawser.examples.sharing.EchoServer;
import dev.hawser.examples.shop.Market;
import dev.hawser.examples.shop.Shoppers;
import dev.hawser.examples.warehouse.Keeper;
import dev.hawser.examples.warehouse.Storehouse;
import dev.hawser.examples.warehouse.Together;
import dev.hawser.examples.warehouse.Visit;
import dev.hawser.examples.warehouse.VisitByName;

/// Objects that stay where they are and are called from elsewhere.
final class CallObjects {
  static final Group GROUP =
      Group.of(
          "Call objects of another process",
          warehouse(),
          service(),
          factory(),
          shop(),
          functions(),
          exceptions(),
          handles(),
          sharing(),
          context(),
          benchmark(),
          servertypes(),
          eventloop(),
          references(),
          custom());

  private CallObjects() {}

  private static Example warehouse() {
    return example("warehouse", "the same classes in one process, in two, and found by a name")
        .serves("P35")
        .after("warehouse")
        .role("together", Together::main)
        .role("server", Storehouse::main)
        .role("visit", "ADDRESS NAME BRINGING TAKING", Visit::main)
        .role("keeper", "HUB", Keeper::main)
        .role("find", "HUB NAME BRINGING TAKING", VisitByName::main)
        .played(
            run("together"),
            start("server"),
            run("visit", ADDRESS, "Anna", "couch", "lamp"),
            run("visit", ADDRESS, "Ben", "table", "couch"),
            run("visit", ADDRESS, "Carl", "shelf", "piano").failing(),
            start("keeper", HUB).until("known at the hub"),
            run("find", HUB, "Anna", "couch", "lamp"));
  }

  private static Example service() {
    return example(
            "service",
            "a service for everybody, for each client, or for each call; who comes and goes")
        .serves("R1", "R2", "R3", "R4")
        .role("server", AnswerServer::main)
        .role("client", "ADDRESS NAME", Asker::main)
        .played(start("server"), run("client", ADDRESS, "anna"), run("client", ADDRESS, "ben"));
  }

  private static Example factory() {
    return example("factory", "objects that are made at the server for its clients, and stay there")
        .serves("P3", "R8")
        .after("autoproxy")
        .role("server", FactoryServer::main)
        .role("client", "ADDRESS", FactoryClient::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example shop() {
    return example(
            "shop", "objects that belong to one client: handed out, handed back, and taken away")
        .serves("P30")
        .after("shoppingcart")
        .role("server", Market::main)
        .role("client", "ADDRESS", Shoppers::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example functions() {
    return example(
            "functions",
            "functions and objects that go to another process and come back as themselves")
        .serves("R8")
        .role("server", ToolboxServer::main)
        .role("client", "ADDRESS", ToolboxClient::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example exceptions() {
    return example(
            "exceptions", "what is thrown at the other end, and how much of its stack is seen")
        .serves("P16", "R15")
        .after("exceptions")
        .role("server", TroubleServer::main)
        .role("client", "ADDRESS", Catcher::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example handles() {
    return example("handles", "any object of another process, without its class or an interface")
        .serves("M1", "M2", "M3", "M4", "M5", "M6", "M7")
        .role("server", Garden::main)
        .role("client", "ADDRESS", Gardener::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example sharing() {
    return example(
            "sharing",
            "one proxy in the hands of many threads; objects that want one call at a time")
        .serves("P26", "P29")
        .after("proxysharing")
        .role("server", EchoServer::main)
        .role("client", "ADDRESS", Crowd::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example context() {
    return example("context", "what goes with a call beside its arguments")
        .after("callcontext")
        .role("server", JournalServer::main)
        .role("client", "ADDRESS", Agency::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example benchmark() {
    return example(
            "benchmark", "how many calls a second, of twelve kinds, and how many connections")
        .serves("P7")
        .after("benchmark")
        .role("server", BenchServer::main)
        .role("calls", "ADDRESS COUNT", Benchmark::main)
        .role("connections", "ADDRESS COUNT", Connections::main)
        .played(start("server"), run("calls", ADDRESS, "1000"), run("connections", ADDRESS, "100"));
  }

  private static Example servertypes() {
    return example("servertypes", "which thread runs what: side by side, one by one, on one thread")
        .serves("P29")
        .after("servertypes")
        .role("server", dev.hawser.examples.servertypes.SlowServer::main)
        .role("client", "ADDRESS", dev.hawser.examples.servertypes.SlowClient::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example eventloop() {
    return example("eventloop", "a program whose own loop runs the calls that come in")
        .serves("P15")
        .after("eventloop")
        .role("server", "NAME [threads]", dev.hawser.examples.eventloop.LoopServer::main)
        .role("client", "NAME", dev.hawser.examples.eventloop.Finder::main)
        .played(start("server", "loop at play"), run("client", "loop at play"));
  }

  private static Example references() {
    return example("references", "what nobody holds any more is let go, at both ends")
        .serves("R14")
        .role("server", dev.hawser.examples.references.MintServer::main)
        .role("client", "ADDRESS COUNT", dev.hawser.examples.references.Collector::main)
        .played(start("server"), run("client", ADDRESS, "20000"));
  }

  private static Example custom() {
    return example("custom", "classes of your own in calls, and those that cannot travel")
        .serves("P28")
        .after("ser_custom")
        .role("server", dev.hawser.examples.custom.SwapServer::main)
        .role("client", "ADDRESS", dev.hawser.examples.custom.SwapClient::main)
        .played(start("server"), run("client", ADDRESS));
  }
}
