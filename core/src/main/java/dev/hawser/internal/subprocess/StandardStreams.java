package dev.hawser.internal.subprocess;

import dev.hawser.Address;
import dev.hawser.internal.transport.StreamConnection;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The standard input and output of this process, over which the process that has started it is its
/// one client.
public final class StandardStreams implements Transport {
  /// Where the process that has started this one comes in.
  public static final Address PARENT = new Address("stdio", "parent", 0);

  /// The scheme of the ends of such a line.
  public static final String SCHEME = PARENT.scheme();

  private static final Duration FLUSHING = Duration.ofSeconds(1);
  private static final AtomicBoolean TAKEN = new AtomicBoolean();

  private volatile Runnable ended = () -> {};
  private volatile @Nullable StreamConnection line;

  /// Those of this process.
  public StandardStreams() {}

  @Override
  public String scheme() {
    return SCHEME;
  }

  /// Sets who hears once the line has ended, on a thread of its own. Before listening.
  public void onEnd(Runnable listener) {
    ended = listener;
  }

  /// Takes the streams, once and for all: from now on the program prints to standard error and
  /// reads nothing.
  @Override
  public Listener listen(Address address) throws IOException {
    @Nullable Console console = System.console();
    if (console != null && console.isTerminal()) {
      throw new IOException(
          "standard input and output are a terminal: this program is to be started by another,"
              + " with Client.launch");
    }
    if (!TAKEN.compareAndSet(false, true)) {
      throw new IOException("a server of this process has taken them before");
    }
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    System.out.flush();
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, System.out.charset()));
    System.setIn(InputStream.nullInputStream());
    StreamConnection made = StreamConnection.over(in, out, PARENT);
    var _ = made.closed().thenRun(() -> Thread.ofVirtual().name("hawser-end").start(ended));
    line = made;
    return new OneConnection(made);
  }

  @Override
  public Connection connect(Address address, Duration timeout) throws IOException {
    throw new IOException(
        "cannot connect to "
            + address
            + ": standard streams lead to a process that this one starts, with Client.launch");
  }

  /// Waits until what was said before the line was closed has left this process, but not for long:
  /// the process may end after this.
  public void awaitFlushed() {
    StreamConnection closed = line;
    if (closed != null) {
      closed.awaitFlushed(FLUSHING);
    }
  }

  /// Hands out the line, and nothing after it.
  private static final class OneConnection implements Listener {
    private final StreamConnection line;
    private final AtomicBoolean given = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    OneConnection(StreamConnection line) {
      this.line = line;
    }

    @Override
    public Connection accept() throws IOException {
      if (given.compareAndSet(false, true)) {
        return line;
      }
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException(this + " has been closed");
    }

    @Override
    public Address address() {
      return PARENT;
    }

    @Override
    public void close() {
      closed.countDown();
      if (given.compareAndSet(false, true)) {
        line.close();
      }
    }

    @Override
    public String toString() {
      return "listener on " + PARENT;
    }
  }
}
