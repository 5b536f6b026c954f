package dev.hawser.harm.hosts;

import dev.hawser.harm.load.Figures;
import dev.hawser.scenario.ChildJvm;
import dev.hawser.security.Ticket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// A server on one host, a client with a ticket on another, and those who should not get in:
/// `checks/run hosts`. The hosts are network namespaces, so this needs root and the commands `ip`
/// and `tcpdump`.
public final class Hosts {
  private static final String SERVER_HOST = "hawser-one";
  private static final String CLIENT_HOST = "hawser-two";
  private static final String SERVER_ADDRESS = "10.77.0.1";
  private static final int PORT = 1900;
  private static final int WORDS = 50;
  private static final List<String> QUICK_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m");

  private final Figures figures = new Figures();
  private final Path folder;
  private final Set<String> messages = new HashSet<>();

  private Hosts(Path folder) {
    this.folder = folder;
  }

  /// Runs.
  public static void main(String... args) throws Exception {
    Path folder = Files.createTempDirectory("hawser-hosts");
    Hosts hosts = new Hosts(folder);
    try {
      hosts.connectHosts();
      hosts.invited();
      hosts.eavesdropInsecure();
    } finally {
      disconnectHosts();
    }
    hosts.figures.exit();
  }

  // ---- the hosts ----

  private void connectHosts() throws IOException, InterruptedException {
    disconnectHosts();
    run("ip netns add " + SERVER_HOST);
    run("ip netns add " + CLIENT_HOST);
    run("ip -n " + SERVER_HOST + " link add line type veth peer name line netns " + CLIENT_HOST);
    configure(SERVER_HOST, SERVER_ADDRESS);
    configure(CLIENT_HOST, "10.77.0.2");
  }

  private static void configure(String host, String address)
      throws IOException, InterruptedException {
    run("ip -n " + host + " addr add " + address + "/24 dev line");
    run("ip -n " + host + " link set line up");
    run("ip -n " + host + " link set lo up");
  }

  private static void disconnectHosts() throws IOException, InterruptedException {
    for (String host : List.of(SERVER_HOST, CLIENT_HOST)) {
      new ProcessBuilder("ip", "netns", "del", host).start().waitFor();
    }
  }

  private static void run(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command.split(" ")).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("this failed: " + command);
    }
  }

  /// A process on a host, with a home of its own.
  private ChildJvm start(String host, String home, String... args) throws IOException {
    List<String> options = new ArrayList<>(QUICK_START);
    options.add("-Dhawser.home=" + folder.resolve(home));
    return ChildJvm.start(List.of("ip", "netns", "exec", host), options, Shore.class, args);
  }

  // ---- what happens ----

  private void invited() throws Exception {
    Capture capture = Capture.begin(SERVER_HOST, "line", folder.resolve("secure.pcap"));
    try (ChildJvm server = start(SERVER_HOST, "one", "serve", "" + PORT);
        ChildJvm client = start(CLIENT_HOST, "two", "join");
        ChildJvm stranger = start(CLIENT_HOST, "three", "join")) {
      figures.show("a server on one host is at", server.hear());
      String line = server.ask("invite ann");
      Ticket ticket = Ticket.parse(line);
      figures.show("its ticket, without the secret", ticket);
      String in = client.ask(line);
      figures.promise("a client on another pastes it", in, in.equals("in as ann"));
      List<String> secrets = exchange(server, client);
      secrets.add(line.substring(line.indexOf('#') + 1));
      long bytes = capture.end(lastPacket());
      List<String> seen = capture.found(secrets);
      figures.promise(
          "exchanged texts in " + bytes + " captured bytes", seen.size(), seen.isEmpty());
      others(server, stranger, ticket);
      revoke(server, client, line);
    }
  }

  private static ProcessBuilder lastPacket() {
    String say = "echo '" + Capture.LAST + "' > /dev/udp/" + SERVER_ADDRESS + "/9";
    return new ProcessBuilder("ip", "netns", "exec", CLIENT_HOST, "bash", "-c", say);
  }

  /// Exchanges random words.
  ///
  /// @return all that was said
  private List<String> exchange(ChildJvm server, ChildJvm client) throws InterruptedException {
    List<String> said = new ArrayList<>();
    boolean right = true;
    for (String word : words()) {
      client.tell("say " + word);
      String heard = server.ask("answer " + word);
      String back = client.hear();
      right &= heard.equals(word + "-by-map " + word + "-by-queue " + word + "-by-pipe");
      right &= back.equals(word + "-from-server " + word + "-from-pipe");
      said.addAll(Arrays.asList(heard.split(" ")));
      said.addAll(Arrays.asList(back.split(" ")));
    }
    figures.promise("texts exchanged by map, queue, pipe", said.size(), right);
    return said;
  }

  private static List<String> words() {
    Random random = new Random();
    return IntStream.range(0, WORDS).mapToObj(_ -> Long.toHexString(random.nextLong())).toList();
  }

  /// Those who should not get in, each with a message of its own.
  private void others(ChildJvm server, ChildJvm stranger, Ticket ticket) throws Exception {
    String address = SERVER_ADDRESS + ":" + PORT;
    refused(stranger, "no ticket", address, "needs a ticket");
    refused(stranger, "no ticket, no TLS", address + " insecure", "speaks TLS");
    byte[] secret = ticket.secret();
    secret[0] ^= 1;
    Ticket forged =
        Ticket.of(ticket.addresses(), ticket.fingerprint(), ticket.invitation(), secret);
    refused(stranger, "altered secret", forged.line(), "secret is wrong");
    char first = ticket.fingerprint().charAt(0);
    String otherKey = (first == '0' ? '1' : '0') + ticket.fingerprint().substring(1);
    Ticket misled = Ticket.of(ticket.addresses(), otherKey, ticket.invitation(), ticket.secret());
    refused(stranger, "altered fingerprint", misled.line(), "not the one the ticket is for");
    StringBuilder mistyped = new StringBuilder(ticket.line());
    int at = mistyped.length() - 20;
    mistyped.setCharAt(at, mistyped.charAt(at) == 'a' ? 'b' : 'a');
    refused(stranger, "mistyped", mistyped.toString(), "copy it again");
    refused(stranger, "expired", server.ask("invite-for bob 1"), "expired");
    String revoked = server.ask("invite carol");
    server.ask("revoke carol");
    refused(stranger, "revoked", revoked, "revoked");
    String clients = server.ask("clients");
    figures.promise("clients the server has now", clients, clients.equals("1"));
  }

  private void refused(ChildJvm stranger, String what, String told, String expected)
      throws InterruptedException {
    String answer = stranger.ask(told);
    boolean clear = answer.contains(expected) && messages.add(answer);
    figures.promise("refused: " + what, answer, clear);
  }

  /// Revoking ends the session that is open.
  private void revoke(ChildJvm server, ChildJvm client, String line) throws InterruptedException {
    server.ask("revoke ann");
    String answer = client.ask("say late");
    figures.promise("revoked in the middle of a session", answer, answer.contains("revoked"));
    String again = client.ask(line);
    figures.promise("and tried again", again, again.contains("revoked"));
  }

  /// The same without TLS, to show that a capture would have found the words.
  private void eavesdropInsecure() throws Exception {
    Capture capture = Capture.begin(SERVER_HOST, "line", folder.resolve("insecure.pcap"));
    try (ChildJvm server = start(SERVER_HOST, "one", "serve-insecure", "" + PORT);
        ChildJvm client = start(CLIENT_HOST, "two", "join")) {
      server.hear();
      client.ask(SERVER_ADDRESS + ":" + PORT + " insecure");
      List<String> said = exchange(server, client);
      capture.end(lastPacket());
      int found = capture.found(said).size();
      figures.promise("of those, captured at an insecure server", found, found == said.size());
    }
  }
}
