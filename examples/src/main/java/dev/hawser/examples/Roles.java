package dev.hawser.examples;

import dev.hawser.examples.async.Impatient;
import dev.hawser.examples.attributes.Intruder;
import dev.hawser.examples.attributes.ThermostatServer;
import dev.hawser.examples.bank.Branch;
import dev.hawser.examples.bank.Customer;
import dev.hawser.examples.batch.Accountant;
import dev.hawser.examples.callback.Customers;
import dev.hawser.examples.callback.OfficeServer;
import dev.hawser.examples.callback.Questions;
import dev.hawser.examples.circular.Link;
import dev.hawser.examples.circular.Sender;
import dev.hawser.examples.classic.Guest;
import dev.hawser.examples.classic.OpenHouse;
import dev.hawser.examples.context.Agency;
import dev.hawser.examples.context.JournalServer;
import dev.hawser.examples.deadlock.TalkClient;
import dev.hawser.examples.deadlock.TalkServer;
import dev.hawser.examples.events.MonitorClient;
import dev.hawser.examples.events.MonitorServer;
import dev.hawser.examples.exceptions.Catcher;
import dev.hawser.examples.exceptions.TroubleServer;
import dev.hawser.examples.factory.FactoryClient;
import dev.hawser.examples.factory.FactoryServer;
import dev.hawser.examples.files.Archive;
import dev.hawser.examples.files.Scribe;
import dev.hawser.examples.functions.ToolboxClient;
import dev.hawser.examples.functions.ToolboxServer;
import dev.hawser.examples.handles.Garden;
import dev.hawser.examples.handles.Gardener;
import dev.hawser.examples.hub.Hub;
import dev.hawser.examples.huge.ScalesServer;
import dev.hawser.examples.huge.Weigher;
import dev.hawser.examples.oneway.Hurried;
import dev.hawser.examples.oneway.StarterServer;
import dev.hawser.examples.pipeline.House;
import dev.hawser.examples.pipeline.Runner;
import dev.hawser.examples.reconnect.OracleServer;
import dev.hawser.examples.reconnect.Pilgrim;
import dev.hawser.examples.robots.Arena;
import dev.hawser.examples.robots.Player;
import dev.hawser.examples.service.AnswerServer;
import dev.hawser.examples.service.Asker;
import dev.hawser.examples.sharing.Crowd;
import dev.hawser.examples.sharing.EchoServer;
import dev.hawser.examples.shop.Market;
import dev.hawser.examples.shop.Shoppers;
import dev.hawser.examples.stocks.BoardRoom;
import dev.hawser.examples.stocks.MarketPlace;
import dev.hawser.examples.stocks.Threads;
import dev.hawser.examples.stocks.Watch;
import dev.hawser.examples.streams.NumbersServer;
import dev.hawser.examples.timeouts.Limits;
import dev.hawser.examples.timeouts.SlowServer;
import dev.hawser.examples.tracking.LibraryServer;
import dev.hawser.examples.warehouse.Keeper;
import dev.hawser.examples.warehouse.Storehouse;
import dev.hawser.examples.warehouse.Visit;
import dev.hawser.examples.warehouse.VisitByName;
import java.util.List;

/// All programs of the small examples.
final class Roles {
  /// In the order of the alphabet.
  static final List<Role> ALL =
      List.of(
          new Role("async", "server", "", dev.hawser.examples.async.CalculatorServer::main),
          new Role("async", "client", "ADDRESS", Impatient::main),
          new Role("attributes", "server", "", ThermostatServer::main),
          new Role("attributes", "client", "ADDRESS", Intruder::main),
          new Role("bank", "branch", "HUB NAME CREDIT", Branch::main),
          new Role("bank", "customer", "HUB NAME", Customer::main),
          new Role("batch", "server", "", dev.hawser.examples.batch.CalculatorServer::main),
          new Role("batch", "client", "ADDRESS", Accountant::main),
          new Role("callback", "server", "", OfficeServer::main),
          new Role("callback", "customers", "ADDRESS", Customers::main),
          new Role("callback", "questions", "ADDRESS", Questions::main),
          new Role("circular", "link", "HUB NAME NEXT", Link::main),
          new Role("circular", "sender", "HUB NAME", Sender::main),
          new Role("classic", "server", "", OpenHouse::main),
          new Role("classic", "client", "ADDRESS FILE", Guest::main),
          new Role("context", "server", "", JournalServer::main),
          new Role("context", "client", "ADDRESS", Agency::main),
          new Role("deadlock", "server", "", TalkServer::main),
          new Role("deadlock", "client", "ADDRESS", TalkClient::main),
          new Role("events", "server", "", MonitorServer::main),
          new Role("events", "client", "ADDRESS FILE CHANGES", MonitorClient::main),
          new Role("exceptions", "server", "", TroubleServer::main),
          new Role("exceptions", "client", "ADDRESS", Catcher::main),
          new Role("factory", "server", "", FactoryServer::main),
          new Role("factory", "client", "ADDRESS", FactoryClient::main),
          new Role("files", "server", "FOLDER", Archive::main),
          new Role("files", "client", "ADDRESS FOLDER", Scribe::main),
          new Role("functions", "server", "", ToolboxServer::main),
          new Role("functions", "client", "ADDRESS", ToolboxClient::main),
          new Role("handles", "server", "", Garden::main),
          new Role("handles", "client", "ADDRESS", Gardener::main),
          new Role("huge", "server", "", ScalesServer::main),
          new Role("huge", "client", "ADDRESS", Weigher::main),
          new Role("hub", "server", "", Hub::main),
          new Role("oneway", "server", "", StarterServer::main),
          new Role("oneway", "client", "ADDRESS", Hurried::main),
          new Role("pipeline", "server", "", House::main),
          new Role("pipeline", "client", "ADDRESS", Runner::main),
          new Role("reconnect", "server", "HUB NAME", OracleServer::main),
          new Role("reconnect", "client", "HUB", Pilgrim::main),
          new Role("robots", "server", "SEED PLAYERS", Arena::main),
          new Role("robots", "player", "ADDRESS NAME SEED", Player::main),
          new Role("service", "server", "", AnswerServer::main),
          new Role("service", "client", "ADDRESS NAME", Asker::main),
          new Role("sharing", "server", "", EchoServer::main),
          new Role("sharing", "client", "ADDRESS", Crowd::main),
          new Role("shop", "server", "", Market::main),
          new Role("shop", "client", "ADDRESS", Shoppers::main),
          new Role("stocks", "together", "", dev.hawser.examples.stocks.Together::main),
          new Role("stocks", "threads", "", Threads::main),
          new Role("stocks", "market", "HUB NAME SYMBOL…", MarketPlace::main),
          new Role("stocks", "board", "HUB", BoardRoom::main),
          new Role("stocks", "viewer", "HUB NAME SYMBOL…", Watch::main),
          new Role("streams", "server", "", NumbersServer::main),
          new Role("streams", "client", "ADDRESS", dev.hawser.examples.streams.Reader::main),
          new Role("timeouts", "server", "", SlowServer::main),
          new Role("timeouts", "client", "ADDRESS", Limits::main),
          new Role("tracking", "server", "", LibraryServer::main),
          new Role("tracking", "client", "ADDRESS NAME", dev.hawser.examples.tracking.Reader::main),
          new Role("warehouse", "together", "", dev.hawser.examples.warehouse.Together::main),
          new Role("warehouse", "server", "", Storehouse::main),
          new Role("warehouse", "keeper", "HUB", Keeper::main),
          new Role("warehouse", "visit", "ADDRESS NAME BRINGING TAKING", Visit::main),
          new Role("warehouse", "find", "HUB NAME BRINGING TAKING", VisitByName::main));

  private Roles() {}
}
