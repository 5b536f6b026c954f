package dev.hawser.benchmarks.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An SSH server of our own on the loopback interface, for `scp` and `rsync`.
final class Secure implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Process daemon;
  private final Path folder;
  private final int port;

  private Secure(Process daemon, Path folder, int port) {
    this.daemon = daemon;
    this.folder = folder;
    this.port = port;
  }

  /// Starts one whose keys and settings are in a folder.
  static Secure open(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    key(folder.resolve("host"));
    key(folder.resolve("user"));
    Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
    int port = freePort();
    Path settings = folder.resolve("sshd_config");
    Files.writeString(
        settings,
        """
        Port %d
        ListenAddress 127.0.0.1
        HostKey %s
        AuthorizedKeysFile %s
        StrictModes no
        PermitRootLogin yes
        UsePAM no
        PidFile none
        Subsystem sftp internal-sftp
        """
            .formatted(port, folder.resolve("host"), folder.resolve("authorized")));
    Files.createDirectories(Path.of("/run/sshd"));
    Process daemon =
        new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sshd.log").toFile())
            .start();
    Secure server = new Secure(daemon, folder, port);
    server.awaitOpen();
    return server;
  }

  private static void key(Path file) throws IOException, InterruptedException {
    Child.run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitOpen() throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() > end || !daemon.isAlive()) {
          throw new IOException("sshd does not listen; see " + folder.resolve("sshd.log"), notYet);
        }
        Thread.onSpinWait();
      }
    }
  }

  private List<String> options(String portOption) {
    return List.of(
        portOption,
        Integer.toString(port),
        "-q",
        "-i",
        folder.resolve("user").toString(),
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null");
  }

  /// `scp -r`, which keeps times and permissions with `-p`.
  List<String> scp(Path source, Path target) {
    List<String> command = new ArrayList<>(List.of("scp", "-r", "-p"));
    command.addAll(options("-P"));
    command.add(source.toString());
    command.add("127.0.0.1:" + target);
    return command;
  }

  /// `rsync -a`.
  List<String> rsync(Path source, Path target) {
    String shell = "ssh " + String.join(" ", options("-p"));
    return List.of("rsync", "-a", "-e", shell, source + "/", "127.0.0.1:" + target + "/");
  }

  @Override
  public void close() {
    daemon.descendants().forEach(ProcessHandle::destroyForcibly);
    daemon.destroyForcibly();
  }
}
