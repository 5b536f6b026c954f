package dev.hawser.internal.process;

import static java.util.Objects.requireNonNull;

import dev.hawser.DisconnectedException;
import dev.hawser.call.Command;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.session.StreamListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The commands of one session, both ways: those that this end has the other run, and those that it
/// runs for the other. Each has a stream of its own; {@link Says} tells what is said there.
public final class Processes {
  private final Channel channel;

  /// What runs here for the other end.
  private final Set<NearProcess> running = ConcurrentHashMap.newKeySet();

  /// Prepares a session for commands.
  public Processes(Channel channel) {
    this.channel = channel;
  }

  /// Starts a command at the other end, and waits until it runs.
  ///
  /// @throws dev.hawser.PermissionException if the other end has not granted it
  /// @throws dev.hawser.RefusedException if the other end cannot start it
  /// @throws dev.hawser.DisconnectedException if the session is over
  public FarProcess start(Command command) {
    return FarProcess.start(channel, requireNonNull(command, "command"));
  }

  /// Hears one command that the other end asks for.
  public StreamListener accept() {
    return NearProcess.hearing(channel, running);
  }

  /// The session is over: what runs here for the other end is killed, unless it goes on.
  public void end(DisconnectedException reason) {
    running.forEach(NearProcess::sessionEnded);
  }

  /// How much of one output, or of the input, may be on its way before it is read. All of a
  /// command's together leave the window of its stream some room, so that what is said about them
  /// is never held up.
  static int window(Channel channel) {
    return channel.limits().streamWindow() / 3;
  }
}
