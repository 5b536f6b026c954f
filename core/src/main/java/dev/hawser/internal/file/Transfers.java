package dev.hawser.internal.file;

import dev.hawser.DisconnectedException;
import dev.hawser.file.RemoteFiles;
import dev.hawser.internal.file.lane.LaneDesk;
import dev.hawser.internal.file.remote.RemoteOperations;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// All transfers of one session, in both directions.
public final class Transfers {
  /// How many are done at once in each direction. Others wait for their turn.
  private static final int MOST = 16;

  private final Channel channel;
  private final Timer timer;
  private final LaneDesk desk = new LaneDesk();
  private final Turns ours = new Turns(MOST);
  private final Turns theirs = new Turns(MOST);
  private final Set<Task> tasks = ConcurrentHashMap.newKeySet();

  private final RemoteOperations operations;
  private final PeerFiles files;

  /// Prepares a session.
  public Transfers(Channel channel, Timer timer) {
    this.channel = channel;
    this.timer = timer;
    this.operations = new RemoteOperations(channel);
    this.files = new PeerFiles(this, operations);
  }

  /// The files of the other end.
  public RemoteFiles files() {
    return files;
  }

  /// A stream of {@link Service#FILE} or {@link Service#FILE_OPERATION} that the other end has
  /// begun.
  public StreamListener accept(int service) {
    return service == Service.FILE ? new IncomingTransfer(this).line : operations.accept();
  }

  /// The other end has made a lane.
  public void lane(long number, Connection connection) {
    desk.lane(number, connection);
  }

  /// The session is over.
  public void end(DisconnectedException reason) {
    List.copyOf(tasks).forEach(task -> task.broken(reason));
  }

  // ---- what transfers need ----

  Channel channel() {
    return channel;
  }

  Session session() {
    return channel.session();
  }

  Timer timer() {
    return timer;
  }

  LaneDesk desk() {
    return desk;
  }

  int window() {
    return channel.limits().streamWindow();
  }

  /// Has a transfer of this end begin when its turn has come.
  void begin(OutgoingTransfer transfer) {
    tasks.add(transfer);
    ours.take(transfer::launch);
  }

  /// Has a transfer of the other end begin when its turn has come.
  void enter(IncomingTransfer transfer) {
    tasks.add(transfer);
    theirs.take(transfer::launch);
  }

  /// A transfer that has begun is over.
  void left(Task task) {
    tasks.remove(task);
    (task instanceof IncomingTransfer ? theirs : ours).leave();
  }
}
