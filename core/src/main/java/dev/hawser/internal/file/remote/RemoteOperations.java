package dev.hawser.internal.file.remote;

import static java.util.Objects.requireNonNull;

import dev.hawser.FileException.Reason;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.file.FileEntry;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.DiskFailures;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.session.StreamListener;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What is done with files of the other end besides transferring them, and what it does with files
/// of this one. Each method is as the one of the same name in {@link dev.hawser.file.RemoteFiles}.
public final class RemoteOperations {
  /// No list is longer.
  private static final int MOST_ENTRIES = 5_000_000;

  private static final int LONGEST_PATH = 4096;

  private final Channel channel;
  private final Desk desk;

  /// Prepares a session.
  public RemoteOperations(Channel channel) {
    this(channel, Disk.system());
  }

  RemoteOperations(Channel channel, Disk disk) {
    this.channel = channel;
    this.desk = new Desk(channel, disk);
  }

  /// A stream of {@link Service#FILE_OPERATION} that the other end has begun.
  public StreamListener accept() {
    return new Serving(desk);
  }

  // ---- open files ----

  /// Opens a file for reading and writing parts.
  public SeekableByteChannel open(String remote, OpenOption... options) {
    int bits = HowToOpen.bits(options);
    return new FarChannel(begin(Operation.OPEN, remote, bits), bits);
  }

  /// Opens a file for reading from its beginning.
  public InputStream newInputStream(String remote) {
    int bits = HowToOpen.bits(StandardOpenOption.READ);
    return new FarInput(begin(Operation.OPEN, remote, bits));
  }

  /// Opens a file to be written, which is seen when the stream is closed.
  public OutputStream newOutputStream(String remote) {
    return new FarOutput(begin(Operation.STORE, remote, 0));
  }

  private Asking begin(Operation operation, String remote, int options) {
    return Asking.begin(channel, request(operation, remote, "", options), 0).asking();
  }

  // ---- folders ----

  /// What there is in a folder, by name.
  public List<FileEntry> list(String remote) {
    Request request = request(Operation.LIST, remote, "", 0);
    Asking.Opened opened = Asking.begin(channel, request, 2 * ListWork.PAGE);
    Asking asking = opened.asking();
    try {
      List<FileEntry> entries = new ArrayList<>();
      byte[] page = opened.answer();
      while (add(page, remote, entries)) {
        page = asking.await(asking.ask(asking.question(Says.NEXT), 2 * ListWork.PAGE)).bytes();
      }
      return entries;
    } catch (InterruptedException e) {
      throw Failures.interrupted(what(request), Outcome.MAYBE_EXECUTED);
    } finally {
      asking.giveUp();
    }
  }

  /// Adds a page of a list.
  ///
  /// @return whether there is another one
  private static boolean add(byte[] page, String folder, List<FileEntry> entries) {
    Input in = new Input(page);
    int more = in.readUnsignedByte();
    while (more == ListWork.ENTRY) {
      String path = Entries.below(folder, Entries.readName(in));
      if (entries.size() == MOST_ENTRIES) {
        throw new ValueException(
            "'%s' has more than %d entries, which no list holds".formatted(folder, MOST_ENTRIES));
      }
      entries.add(Entries.read(in, path));
      more = in.readUnsignedByte();
    }
    return more == ListWork.MORE;
  }

  /// What there is under a path.
  public FileEntry stat(String remote) {
    return Entries.read(ask(request(Operation.STAT, remote, "", 0)), remote);
  }

  /// Deletes a file, a link or an empty folder.
  public void delete(String remote) {
    tell(Operation.DELETE, remote, "");
  }

  /// Deletes a folder with all that is in it.
  public void deleteFolder(String remote) {
    tell(Operation.DELETE_FOLDER, remote, "");
  }

  /// Moves or renames a file or folder.
  public void move(String from, String to) {
    tell(Operation.MOVE, from, to);
  }

  /// Makes a folder, with all above it.
  public void createFolder(String remote) {
    tell(Operation.CREATE_FOLDER, remote, "");
  }

  // ---- questions ----

  private void tell(Operation operation, String path, String target) {
    Input in = ask(request(operation, path, target, 0));
    if (in.remaining() > 0) {
      throw new ValueException("malformed answer about files: it is too long");
    }
  }

  /// Asks one question and waits for its answer.
  private Input ask(Request request) {
    byte[] message = request.message().toByteArray();
    long moment = channel.patience().waiting();
    try {
      Exchange exchange =
          Exchange.start(
              channel.session(), Service.FILE_OPERATION, message, 0, message.length, true);
      Input in = new Input(exchange.await(moment, request.operation() != Operation.DELETE_FOLDER));
      int kind = in.readUnsignedByte();
      channel.causality().await(in.readLong(), moment);
      if (kind == Says.FAILED) {
        throw Troubles.read(in);
      }
      if (kind != Says.DONE) {
        throw new ValueException("malformed answer about files: of kind " + kind);
      }
      return in;
    } catch (InterruptedException e) {
      throw Failures.interrupted(what(request), Outcome.MAYBE_EXECUTED);
    }
  }

  private static String what(Request request) {
    return request.operation().says + " " + DiskFailures.quoted(request.path());
  }

  private Request request(Operation operation, String path, String target, int options) {
    long stamp = channel.causality().stamp();
    return new Request(operation, stamp, checked(path), checked(target), options);
  }

  private static String checked(String path) {
    if (requireNonNull(path, "path").length() > LONGEST_PATH) {
      throw DiskFailures.make(
          Reason.BAD_NAME, path, "the path is longer than " + LONGEST_PATH + " bytes: shorten it");
    }
    return path;
  }
}
