package dev.hawser.internal.session;

import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.internal.wire.Frame;
import dev.hawser.spi.Connection;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An owner of sessions for tests: offers a few services and writes down what happens.
final class Recorder implements SessionListener {
  /// Answers each message with itself.
  static final int ECHO = 1;

  /// Takes and forgets.
  static final int SILENT = 2;

  /// Takes, but never says that it used anything.
  static final int STUCK = 3;

  /// Writes down the number that each message begins with.
  static final int NUMBERS = 4;

  /// Fails on each message.
  static final int BROKEN = 5;

  final List<PeerState> states = new CopyOnWriteArrayList<>();
  final List<DisconnectedException> endings = new CopyOnWriteArrayList<>();
  final List<Stream> accepted = new CopyOnWriteArrayList<>();
  final List<HawserException> failures = new CopyOnWriteArrayList<>();
  final ConcurrentLinkedQueue<Integer> numbers = new ConcurrentLinkedQueue<>();
  final AtomicLong messages = new AtomicLong();
  final AtomicLong bytes = new AtomicLong();
  final AtomicLong ends = new AtomicLong();
  final List<HandedLane> lanes = new CopyOnWriteArrayList<>();

  /// What is done with a lane on the thread it comes on.
  volatile Consumer<Connection> laneUse = _ -> {};

  /// A lane that the other end made, and the thread it came on.
  record HandedLane(long number, Connection connection, Thread thread) {}

  /// The service {@link Workshop#TASK}.
  final Workshop workshop = new Workshop();

  @Override
  public StreamListener accept(Stream stream, int service) {
    if (service == Workshop.TASK) {
      return workshop.accept();
    }
    if (service > BROKEN) {
      throw new RefusedException("no service " + service);
    }
    accepted.add(stream);
    return new Service(service);
  }

  @Override
  public void lane(long number, Connection connection) {
    lanes.add(new HandedLane(number, connection, Thread.currentThread()));
    laneUse.accept(connection);
  }

  /// Waits for the n-th lane, counted from 0.
  HandedLane lane(int index) {
    Eventually.holds("a lane comes", () -> lanes.size() > index);
    return lanes.get(index);
  }

  /// Hears of a stream that a test opens.
  StreamListener taking(int service) {
    return new Service(service);
  }

  @Override
  public void stateChanged(PeerState state) {
    states.add(state);
  }

  @Override
  public void ended(DisconnectedException reason) {
    endings.add(reason);
  }

  /// How the session ended.
  DisconnectedException ending() {
    Eventually.holds("the session ends", () -> !endings.isEmpty());
    return endings.getFirst();
  }

  private final class Service implements StreamListener {
    private final int service;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private @Nullable HawserException failure;

    Service(int service) {
      this.service = service;
    }

    @Override
    public void received(Stream stream, byte[] buffer, int offset, int length, boolean whole) {
      if (failure != null) {
        throw new IllegalStateException("a message after the failure", failure);
      }
      if (service != STUCK) {
        stream.consumed(length);
      }
      bytes.addAndGet(length);
      if (service == ECHO || service == NUMBERS) {
        message.write(buffer, offset, length);
      }
      if (whole) {
        handle(stream);
        message.reset();
      }
    }

    /// Counts the message before anybody can see what comes of it.
    private void handle(Stream stream) {
      if (service != BROKEN) {
        messages.incrementAndGet();
      }
      switch (service) {
        case ECHO -> {
          byte[] answer = message.toByteArray();
          stream.post(answer, 0, answer.length, false);
        }
        case NUMBERS -> numbers.add(Frame.getInt(message.toByteArray(), 0));
        case BROKEN -> throw new IllegalArgumentException("broken on purpose");
        default -> {}
      }
    }

    @Override
    public void ended(Stream stream) {
      ends.incrementAndGet();
      if (service != SILENT) {
        stream.end();
      }
    }

    @Override
    public void failed(Stream stream, HawserException reason) {
      failure = reason;
      failures.add(reason);
    }
  }
}
