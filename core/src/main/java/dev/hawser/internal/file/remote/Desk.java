package dev.hawser.internal.file.remote;

import dev.hawser.RefusedException;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.Roots;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.operation.Channel;
import dev.hawser.security.Permission.Access;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Where one session's questions about files of this end are answered. What touches the disk does
/// so on a few platform threads of the session's own: a disk that hangs holds up nobody else.
final class Desk {
  /// Files and lists that may be open at once.
  static final int MOST_OPEN = 256;

  private static final int THREADS = 8;
  private static final int IDLE_SECONDS = 5;

  private final Channel channel;
  private final Disk disk;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger names = new AtomicInteger();
  private final ThreadPoolExecutor threads;

  Desk(Channel channel, Disk disk) {
    this.channel = channel;
    this.disk = disk;
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Desk::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    return Thread.ofPlatform()
        .daemon()
        .name("hawser-file-operation")
        .inheritInheritableThreadLocals(false)
        .unstarted(task);
  }

  Causality causality() {
    return channel.causality();
  }

  /// Has something done on one of the threads.
  void run(Runnable task) {
    threads.execute(task);
  }

  /// Makes sure that the other end may do what it asks for, touching nothing.
  ///
  /// @param unwanted whether nobody waits for it any more
  /// @throws dev.hawser.PermissionException if it may not
  Work work(Request request, BooleanSupplier unwanted) {
    Operation operation = request.operation();
    Access way = operation == Operation.OPEN ? HowToOpen.way(request.options()) : operation.way;
    Spot spot = spot(way, request.path());
    // What is moved can come to where it may be read.
    require(operation == Operation.MOVE ? Access.BOTH : way, operation, spot);
    return switch (operation) {
      case LIST -> new ListWork(spot, names);
      case OPEN -> new FileWork(spot, request.options());
      case STORE -> new StoreWork(spot, disk);
      case MOVE -> {
        Spot target = spot(way, request.target());
        require(way, operation, target);
        yield new Errand(operation, spot, target, unwanted);
      }
      case STAT, DELETE, DELETE_FOLDER, CREATE_FOLDER ->
          new Errand(operation, spot, spot, unwanted);
    };
  }

  private Spot spot(Access way, String path) {
    return new Spot(Roots.of(channel.access().visitor().trust(), way, Path.of("")), path);
  }

  private void require(Access way, Operation operation, Spot spot) {
    String grant = spot.toGrant().toString();
    channel.access().requireFile(way, operation.says, spot.path().toString(), grant);
  }

  /// Takes one of the places for what stays open.
  void enter() {
    if (open.incrementAndGet() > MOST_OPEN) {
      leave();
      throw new RefusedException(
          "this session has %d files of this end open already: close some first"
              .formatted(MOST_OPEN));
    }
  }

  /// Gives the place back.
  void leave() {
    open.decrementAndGet();
  }
}
