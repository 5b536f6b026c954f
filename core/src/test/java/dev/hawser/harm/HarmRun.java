package dev.hawser.harm;

import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.PeerState;
import dev.hawser.Pipe;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.Space;
import dev.hawser.harm.check.Ledger;
import dev.hawser.harm.check.MapHistory;
import dev.hawser.harm.check.Sequences;
import dev.hawser.scenario.Network;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/// A server and six clients at work, with every connection cut again and again by its client's
/// fault plan; and the check of all that was recorded.
final class HarmRun {
  private static final int CLIENTS = 6;
  private static final int CAPACITY = 64;
  private static final Duration HEARTBEAT = Duration.ofMillis(500);
  private static final Duration AFTERWARDS = Duration.ofSeconds(40);

  private final HarmOptions options;
  private final Network network;
  private final SplittableRandom random;
  private final Scene scene;
  private final Crew crew;
  private final MapHistory history = new MapHistory();
  private final Ledger work = new Ledger("the work queue", CLIENTS + 1);
  private final Sequences line;
  private final Sequences talk;
  private final LongAdder resumes = new LongAdder();
  private final List<FaultPlan> plans = new CopyOnWriteArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private final Visitors visitors;
  private final Server server;

  private HarmRun(HarmOptions options) {
    this.options = options;
    network = options.transport().create();
    random = new SplittableRandom(options.seed());
    scene = new Scene(options.time());
    crew = new Crew(scene.findings());
    line = new Sequences("items", scene.findings());
    talk = new Sequences("messages", scene.findings());
    server = network.server().heartbeat(HEARTBEAT).open();
    visitors = new Visitors(scene, () -> connect("visitor"));
  }

  static HarmReport run(HarmOptions options) throws InterruptedException {
    HarmRun run = new HarmRun(options);
    try (Server _ = run.server) {
      return run.play();
    } finally {
      run.clients.forEach(Client::close);
    }
  }

  private HarmReport play() throws InterruptedException {
    for (int i = 0; i < CLIENTS; i++) {
      Client client = connect("client" + i);
      clients.add(client);
      client.onStateChange(this::count);
    }
    listen();
    server.queue(QueueWork.QUEUE, String.class).capacity(CAPACITY);
    scene.begin();
    startAll();
    crew.start("visitors", () -> visitors.comeAndGo(random.split()));
    scene.awaitEnd();
    long deadline = System.nanoTime() + AFTERWARDS.toNanos();
    plans.forEach(FaultPlan::heal);
    crew.join(deadline);
    check(deadline);
    return report();
  }

  /// Somebody new, whose connections are cut as soon as it is in.
  private Client connect(String name) {
    FaultPlan plan = network.faults(random.nextLong());
    Client client =
        network.client(plan).name(name).heartbeat(HEARTBEAT).connect(network.wayTo(server));
    plans.add(plan.cutEvery(options.life()));
    return client;
  }

  private void count(PeerState state) {
    if (state == PeerState.CONNECTED) {
      resumes.increment();
    }
  }

  private void listen() {
    server.map(Recorder.MAP).onChange(history::changed);
    for (Client client : clients) {
      client.globals().map(Recorder.MAP).onChange(history.trace(client.name()));
    }
  }

  private void startAll() {
    start(new Party("server", 0, server));
    for (Client client : clients) {
      start(new Party(client.name(), client.id(), client.globals()));
      startPrivate(client, server.client(client.id()));
    }
    start("server takes in line", own -> lineWork(server).take(CLIENTS + 1, line, own));
  }

  /// What everybody does in the global space.
  private void start(Party party) {
    Recorder map = new Recorder(party, history);
    MapWork maps = new MapWork(scene, party, map);
    QueueWork queues = new QueueWork(scene, party, work);
    NewsWork news = new NewsWork(scene, map);
    var board = party.space().queue("news", String.class);
    String name = party.name();
    start(name + " counts", maps::count);
    start(name + " writes", maps::write);
    start(name + " races", maps::race);
    start(name + " reads", maps::read);
    start(name + " puts", queues::put);
    start(name + " takes", queues::take);
    start(name + " puts in line", own -> lineWork(party.space()).put(name, own));
    start(name + " tells", own -> news.tell(name + "-board", board::put, own));
    start(name + " listens", own -> news.listen(NewsWork.from(board), own));
  }

  private LineWork lineWork(Space space) {
    return new LineWork(scene, space.queue("line", String.class));
  }

  /// What a client and the server do between themselves.
  private void startPrivate(Client client, Peer peer) {
    startTalk(client, peer, client.name() + " up");
    startTalk(peer, client, client.name() + " down");
    Party here = new Party(client.name(), client.id(), client.globals());
    Party there = new Party("server to " + client.name(), 0, server);
    startNews(
        here, client.pipe("tidings", String.class), there, peer.pipe("tidings", String.class));
    startNews(
        there, peer.pipe("tidings", String.class), here, client.pipe("tidings", String.class));
    startLine(client, peer, "up", client.name() + "-up");
    startLine(peer, client, "down", client.name() + "-down");
  }

  private void startTalk(Peer from, Peer to, String name) {
    TalkWork sender = new TalkWork(scene, from.pipe("talk", byte[].class), name);
    TalkWork receiver = new TalkWork(scene, to.pipe("talk", byte[].class), name);
    start(name + " sends", sender::send);
    start(name + " receives", _ -> receiver.receive(talk));
  }

  private void startNews(Party from, Pipe<String> begin, Party to, Pipe<String> end) {
    NewsWork teller = new NewsWork(scene, new Recorder(from, history));
    NewsWork listener = new NewsWork(scene, new Recorder(to, history));
    String name = from.name() + " to " + to.name();
    start(name + " tells", own -> teller.tell(from.name() + "-pipe", begin::send, own));
    start(name + " listens", own -> listener.listen(NewsWork.from(end), own));
  }

  private void startLine(Peer from, Peer to, String queue, String name) {
    LineWork putter = new LineWork(scene, from.queue(queue, String.class));
    LineWork taker = new LineWork(scene, to.queue(queue, String.class));
    start(name + " puts", own -> putter.put(name, own));
    start(name + " takes", own -> taker.take(1, line, own));
  }

  /// A task with chance of its own.
  private interface ChanceTask {
    void run(SplittableRandom random) throws Exception;
  }

  private void start(String name, ChanceTask task) {
    SplittableRandom own = random.split();
    crew.start(name, () -> task.run(own));
  }

  private void check(long deadline) throws InterruptedException {
    SharedMap<Object> map = server.map(Recorder.MAP);
    history.awaitListeners(map.version(), deadline, scene.findings());
    history.check(Map.copyOf(map), scene.findings());
    for (Client client : clients) {
      SharedMap<Object> replica = client.globals().map(Recorder.MAP);
      replica.sync();
      if (!Map.copyOf(replica).equals(Map.copyOf(map))) {
        scene.findings().violation(client.name() + " ended with another map: " + replica);
      }
    }
    work.check(scene.findings());
  }

  private HarmReport report() {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("operations", scene.operations());
    figures.put("map events", (long) history.size());
    figures.put("map changes", (long) history.changes());
    figures.put("queue items", work.size());
    figures.put("items in line", line.total());
    figures.put("pipe messages", talk.total());
    figures.put("visitors", (long) visitors.count());
    figures.put("resumes", resumes.sum());
    Map<Cut, Long> cuts = new EnumMap<>(Cut.class);
    for (Cut kind : Cut.values()) {
      cuts.put(kind, plans.stream().mapToLong(plan -> plan.cuts(kind)).sum());
    }
    return new HarmReport(options, figures, cuts, scene.findings());
  }
}
