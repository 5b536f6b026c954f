package dev.hawser.internal.process;

import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A command that runs here for the other end.
final class NearProcess extends Dialogue {
  private final Channel channel;
  private final Set<NearProcess> running;
  private final Line line;
  private final int window;
  private final Inflow in;
  private final Outflow out;
  private final Outflow err;
  private volatile @Nullable Order order;
  private @Nullable ProcessTree tree;
  private boolean unwanted;

  private NearProcess(Channel channel, Set<NearProcess> running, Line line) {
    super(line);
    this.channel = channel;
    this.running = running;
    this.line = line;
    this.window = Processes.window(channel);
    this.in = new Inflow(Says.IN, window, line, channel.causality());
    this.out = new Outflow(Says.OUT, line);
    this.err = new Outflow(Says.ERR, line);
  }

  /// Hears of a command.
  ///
  /// @param running those that have not ended, to which it adds itself
  static NearProcess hearing(Channel channel, Set<NearProcess> running) {
    return new NearProcess(channel, running, new Line(channel.causality()));
  }

  // ---- what the caller says ----

  @Override
  void begins(Input beginning) {
    if (beginning.readUnsignedByte() != Says.START) {
      throw malformed("it does not begin with a command");
    }
    channel.access().require(Kind.SYSTEM, Access.BOTH, "run command", Order.program(beginning));
  }

  @Override
  void message(int kind, Input message) {
    switch (kind) {
      case Says.START -> start(Order.read(message));
      case Says.KILL -> Threads.start("kill-command", this::kill);
      default -> throw malformed("a message of kind " + kind);
    }
  }

  @Override
  Sink sink(int which) {
    if (which != Says.IN) {
      throw malformed("content " + which + " is not for the command");
    }
    return in;
  }

  @Override
  Outflow outflow(int which) {
    return switch (which) {
      case Says.OUT -> out;
      case Says.ERR -> err;
      default -> throw malformed("content " + which + " is not the command's");
    };
  }

  @Override
  void failed(HawserException reason) {
    in.fail(new IOException(reason.getMessage(), reason));
    out.shut();
    err.shut();
    if (order != null && !(reason instanceof DisconnectedException && goesOn())) {
      Threads.start("kill-command", this::kill);
    }
  }

  /// The session is over. When this returns, the command has been told.
  void sessionEnded() {
    if (!goesOn()) {
      kill();
    }
  }

  private boolean goesOn() {
    Order wish = order;
    return wish != null && wish.command().detached();
  }

  // ---- the command ----

  private void start(Order wish) {
    if (order != null) {
      throw malformed("a second command");
    }
    order = wish;
    out.open(wish.window());
    err.open(wish.window());
    running.add(this);
    Threads.start("command", () -> run(wish));
  }

  private void run(Order wish) {
    try {
      channel.causality().await(wish.stamp(), Patience.FOREVER);
      serve(wish, Launch.start(wish.command()));
    } catch (InterruptedException | RuntimeException | Error e) {
      refuse(Failures.of(e, "running a command"));
      kill();
    } finally {
      running.remove(this);
      in.close();
    }
  }

  private void refuse(HawserException failure) {
    Output message = new Output();
    message.writeByte(Says.REFUSED);
    Failures.write(failure, message);
    line.post(message, true);
  }

  private void serve(Order wish, Process process) throws InterruptedException {
    ProcessTree all = new ProcessTree(process.toHandle(), Launch.leads(), channel.patience());
    boolean detached = wish.command().detached();
    started(all);
    if (!detached) {
      Survivors.add(all);
    }
    try {
      tellStarted(process.pid());
      carry(wish, process);
    } finally {
      Survivors.remove(all);
    }
  }

  /// Keeps what is needed to kill the command, and does so if nobody wants it any more.
  private void started(ProcessTree all) {
    boolean kill;
    synchronized (this) {
      tree = all;
      kill = unwanted;
    }
    if (kill) {
      all.kill();
    }
  }

  private void kill() {
    ProcessTree all;
    synchronized (this) {
      unwanted = true;
      all = tree;
    }
    if (all != null) {
      all.kill();
    }
  }

  private void tellStarted(long pid) {
    Output message = new Output();
    message.writeByte(Says.STARTED);
    message.writeVarLong(pid);
    message.writeVarInt(window);
    line.post(message, false);
  }

  private void carry(Order wish, Process process) throws InterruptedException {
    String name = "-of-command-" + process.pid();
    boolean echo = wish.command().remoteEcho();
    boolean detached = wish.command().detached();
    Printer outEcho = echo ? new Printer(Says.OUT) : null;
    Printer errEcho = echo ? new Printer(Says.ERR) : null;
    Patience patience = channel.patience();
    Pump outPump =
        new Pump("stdout" + name, process.getInputStream(), out, outEcho, detached, patience);
    Pump errPump =
        new Pump("stderr" + name, process.getErrorStream(), err, errEcho, detached, patience);
    outPump.start();
    errPump.start();
    new Feeder("stdin" + name, in, process.getOutputStream()).start();
    int status = process.waitFor();
    outPump.exited();
    errPump.exited();
    outPump.await();
    errPump.await();
    tellExit(status);
  }

  private void tellExit(int status) {
    Output message = new Output();
    message.writeByte(Says.EXIT);
    message.writeVarLong(channel.causality().stamp());
    message.writeSignedVarInt(status);
    line.post(message, true);
  }
}
