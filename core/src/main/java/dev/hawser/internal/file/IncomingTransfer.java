package dev.hawser.internal.file;

import dev.hawser.FileException;
import dev.hawser.HawserException;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.disk.Confined;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.Roots;
import dev.hawser.internal.file.protocol.Control.Begin;
import dev.hawser.internal.file.protocol.Control.GaveUp;
import dev.hawser.internal.file.protocol.Control.Named;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Control.Way;
import dev.hawser.internal.file.protocol.ControlCodec;
import dev.hawser.internal.file.protocol.TransferStream;
import dev.hawser.internal.file.receive.Receiver;
import dev.hawser.internal.file.send.Sender;
import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import dev.hawser.security.Trust;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A transfer that the other end has begun.
///
/// On the thread that reads the connection it finds out, by what is asked for and nothing else,
/// whether it is permitted; the disk is touched only after that, and elsewhere.
final class IncomingTransfer extends Task {
  private volatile String what = "a transfer";
  private volatile TransferOptions options = TransferOptions.defaults();
  private volatile @Nullable Roots roots;
  private volatile @Nullable Begin permitted;
  private volatile boolean mayRead;

  IncomingTransfer(Transfers transfers) {
    super(transfers);
  }

  @Override
  public void begins(Input first) {
    Begin begin = ControlCodec.readHead(first);
    what = operation(begin) + " '" + begin.remote() + "'";
    Access way = way(begin);
    Trust trust = transfers.channel().access().visitor().trust();
    try {
      Roots granted = Roots.of(trust, way, Path.of(""));
      Path path = granted.path(begin.remote());
      String grant = granted.toGrant(begin.remote()).toString();
      transfers.channel().access().requireFile(way, operation(begin), path.toString(), grant);
      mayRead = trust.permits(Kind.FILES, Access.READ, path.toString());
      permitted = begin;
      roots = granted;
    } catch (FileException e) {
      giveUp(e, true, new GaveUp(e));
      return;
    }
    transfers.enter(this);
  }

  /// A plan tells what is there, so it takes more than writing.
  private static Access way(Begin begin) {
    if (begin.way() == Way.GET) {
      return Access.READ;
    }
    return begin.dry() ? Access.BOTH : Access.WRITE;
  }

  private static String operation(Begin begin) {
    String verb = begin.way() == Way.GET ? "get " : "put ";
    return (begin.dry() ? "plan to " : "") + verb + (begin.folder() ? "folder" : "file");
  }

  @Override
  Role prepare() throws InterruptedException {
    Roots granted = roots;
    if (!(line.hear() instanceof Begin begin) || granted == null || !isPermitted(begin)) {
      throw TransferStream.malformed("it does not begin with what is to be done");
    }
    options = begin.options();
    Path path = granted.path(begin.remote());
    Confined root = granted.confine(path);
    return begin.way() == Way.GET ? sender(begin, path, root) : receiver(begin, path, root);
  }

  /// Whether it is what was found to be permitted: that was read of a part of it.
  private boolean isPermitted(Begin begin) {
    Begin head = permitted;
    return head != null
        && head.way() == begin.way()
        && head.folder() == begin.folder()
        && head.dry() == begin.dry()
        && head.remote().equals(begin.remote());
  }

  private Role sender(Begin begin, Path path, Confined root) {
    SourceFiles source = SourceFiles.granted(root, path, begin.remote(), begin.folder());
    return Role.of(
        new Sender(
            source.scanner(options), options, line, lanes, new Unmetered(), transfers.timer()));
  }

  private Role receiver(Begin begin, Path path, Confined root) {
    TargetFiles target =
        TargetFiles.granted(root, path, begin.remote(), begin.name(), begin.folder(), begin.dry());
    line.post(new Named(target.start()), false);
    Receiver receiver =
        new Receiver(
            target.destination(options),
            options,
            begin.dry(),
            Disk.system(),
            line,
            begin.folder() ? new Unmetered() : new Naming(target.start()));
    if (!mayRead) {
      receiver.hideOld();
    }
    receiver.heldBy(this::givesWay);
    lanes.takenBy(receiver::lane);
    return Role.of(receiver);
  }

  /// Tells the other end what the only file is called, if it got another name.
  private final class Naming extends Unmetered {
    private final String expected;

    Naming(String expected) {
      this.expected = expected;
    }

    @Override
    public void stored(String path, long size, String digest) {
      if (!path.isEmpty() && !path.equals(expected)) {
        line.post(new Named(path), false);
      }
    }
  }

  @Override
  TransferOptions options() {
    return options;
  }

  @Override
  void concluded(@Nullable Totals totals, @Nullable HawserException why) {}

  @Override
  public String toString() {
    return what;
  }
}
