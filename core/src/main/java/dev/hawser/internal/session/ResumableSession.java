package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.PeerState;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.ProtocolException;
import dev.hawser.security.Trust;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A session and all that belongs to it. Both ends use this class; they differ only in who dials.
///
/// ```
///   CONNECTED --link lost--> RECONNECTING --grace over--> CLOSED
///       ^---- new link -----------'                          ^
///       '---- close(), GOODBYE, broken protocol -------------'
/// ```
final class ResumableSession implements Session {
  static final Logger LOG = System.getLogger("dev.hawser");

  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long RELEASE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Agreement agreed;
  private final boolean client;
  private final SessionOptions options;
  private final Pulse pulse;
  private final Timer timer;
  private final Outbox outbox;
  private final Streams streams;
  private final Incoming incoming;
  private final Callers callers;
  private final Lanes lanes = new Lanes();
  private final Owner owner = new Owner();
  private final Violations violations = new Violations();
  private final Keeper keeper;
  private final Ending ending;

  private volatile @Nullable Link latest;
  private volatile PeerState state = PeerState.CONNECTED;
  private volatile Address remote;
  private volatile Trust granted = Trust.nothing();
  private @Nullable DisconnectedException end;

  /// @param keeper whoever gets it its connections
  ResumableSession(
      Agreement agreement, boolean client, Address remote, SessionOptions options, Keeper keeper) {
    this.agreed = agreement;
    this.client = client;
    this.remote = remote;
    this.options = options;
    this.timer = options.timer();
    this.outbox = new Outbox(timer);
    this.callers = new Callers(outbox);
    this.pulse =
        new Pulse(agreement.ours(), agreement.theirs(), tickNanos(options), timer.nanoTime());
    this.keeper = keeper;
    this.ending = new Ending(this, keeper);
    this.streams = new Streams(this, client, options.limits());
    this.incoming = new Incoming(this, streams);
  }

  /// Sets who hears of this session, before its first link.
  void listen(SessionListener listener) {
    owner.listen(listener);
    owner.tell();
  }

  // ---- what others ask ----

  @Override
  public long id() {
    return agreed.id();
  }

  @Override
  public String clientName() {
    return agreed.clientName();
  }

  @Override
  public String identity() {
    return agreed.identity();
  }

  @Override
  public Visitor visitor() {
    return agreed.visitor();
  }

  @Override
  public Trust granted() {
    return granted;
  }

  /// Notes what the other end says it grants.
  void granted(Trust trust) {
    granted = trust;
  }

  @Override
  public Address remote() {
    return remote;
  }

  @Override
  public PeerState state() {
    return state;
  }

  Token token() {
    return agreed.token();
  }

  /// What this end offered.
  Terms terms() {
    return agreed.ours();
  }

  Timer timer() {
    return timer;
  }

  Outbox outbox() {
    return outbox;
  }

  Ending ending() {
    return ending;
  }

  /// Those who wait for an answer, and may read it for themselves.
  Callers callers() {
    return callers;
  }

  int peerWindow() {
    return agreed.theirs().window();
  }

  int ownWindow() {
    return options.limits().streamWindow();
  }

  /// The longest message that is put together here.
  long mostMessageBytes() {
    return Math.min(options.limits().valueBytes() + Frame.MAX_PAYLOAD, Integer.MAX_VALUE - 16);
  }

  // ---- streams ----

  @Override
  public Stream open(int service, StreamListener streamListener) {
    outbox.lock.lock();
    try {
      if (end != null) {
        throw new DisconnectedException(
            String.valueOf(end.getMessage()), Outcome.NOT_SENT, end.getCause());
      }
      return streams.open(service, streamListener);
    } finally {
      outbox.lock.unlock();
    }
  }

  void forget(MultiplexedStream stream) {
    streams.forget(stream);
  }

  // ---- lanes ----

  @Override
  public boolean dials() {
    return client;
  }

  @Override
  public Connection dialLane(long number) throws IOException {
    return keeper.dialLane(this, number);
  }

  Lanes lanes() {
    return lanes;
  }

  // ---- when to write ----

  @Override
  public boolean hasCompany() {
    return outbox.hasCompanyNow();
  }

  /// Flushes at the end of the batch this thread is in, or soon.
  void flushAfterPost() {
    Batch batch = Batch.current();
    if (batch != null) {
      batch.add(outbox);
    } else if (!Turn.gathers(outbox)) {
      outbox.flushSoon();
    }
  }

  /// Flushes what was sent: at the end of the turn this thread takes, or as {@link
  /// Outbox#flushMessage}.
  void flushAfterSend() {
    if (!Turn.gathers(outbox)) {
      outbox.flushMessage();
    }
  }

  /// Flushes a request whose caller waits but does not read.
  void flushRequest() {
    Batch batch = Batch.current();
    if (batch != null) {
      batch.add(outbox);
    } else {
      outbox.flushMessage();
    }
  }

  // ---- what arrives; on the reading thread ----

  /// Handles a frame. What follows a GOODBYE is passed over, but for acknowledgements.
  ///
  /// @return whether it deserves an acknowledgement
  boolean frame(int kind, int stream, byte[] buffer, int offset, int length)
      throws ProtocolException {
    if (ending.hasHeardGoodbye() && (kind & 0x0f) != Frame.ACK) {
      return false;
    }
    try {
      return incoming.frame(kind, stream, buffer, offset, length);
    } catch (ProtocolException e) {
      throw broken(String.valueOf(e.getMessage()));
    }
  }

  /// The other end says that the session ends.
  void goodbye(String reason) {
    ending.heardGoodbye(reason);
  }

  SessionListener owner() {
    return owner.listener();
  }

  /// Notes how far a link has been read.
  void pumped(Link link, long received, boolean alive, boolean worthAck) {
    boolean behind = outbox.received(received, worthAck);
    if (alive) {
      pulse.heard();
    }
    if (ending.hasHeardGoodbye()) {
      ending.answerGoodbye();
    } else if (outbox.isAnswered()) {
      finish(String.valueOf(outbox.farewell()));
    } else if (behind) {
      flushAfterPost();
    }
  }

  // ---- connections come and go ----

  /// Continues on a new connection.
  ///
  /// @param theirReceived how many bytes of frames the other end has
  /// @throws ProtocolException if that cannot be; the session is then over
  void attach(Connection connection, long theirReceived) throws ProtocolException {
    Link link = new Link(this, connection, outbox.received());
    outbox.lock.lock();
    try {
      if (end != null || outbox.link() != null) {
        link.close();
        return;
      }
      pulse.connected(timer.nanoTime());
      outbox.attach(link, theirReceived);
      boolean first = latest == null;
      latest = link;
      remote = connection.remote();
      state = PeerState.CONNECTED;
      if (!first) {
        owner.changed(PeerState.CONNECTED);
      }
    } catch (ProtocolException e) {
      link.close();
      throw broken(String.valueOf(e.getMessage()));
    } finally {
      outbox.lock.unlock();
    }
    link.start();
    owner.tell();
  }

  /// The connection failed.
  void lost(Link link, IOException why) {
    boolean leaving;
    outbox.lock.lock();
    try {
      leaving = outbox.isLeaving();
      if (outbox.link() != link) {
        link.close();
        return;
      }
      pulse.lost(timer.nanoTime());
      outbox.detach(link);
      if (end == null) {
        state = PeerState.RECONNECTING;
        owner.changed(PeerState.RECONNECTING);
      }
    } finally {
      outbox.lock.unlock();
    }
    link.close();
    if (end != null) {
      return;
    }
    boolean violation = why instanceof ProtocolException;
    Level level = violation ? Level.WARNING : leaving ? Level.DEBUG : Level.INFO;
    LOG.log(level, () -> this + " lost its connection: " + Outbox.describe(why));
    if (violation) {
      keeper.misbehaved(Outbox.describe(why));
    }
    if (violation && violations.areTooManyAt(outbox.received())) {
      finish("the other end keeps breaking the protocol: " + why.getMessage());
      return;
    }
    owner.tell();
    keeper.lost(why);
  }

  /// Gives up the present connection, if there is one, and waits until nobody reads it any more, so
  /// that {@link Outbox#received()} is final.
  ///
  /// @return whether the session may be attached to another connection
  boolean release(String why) throws InterruptedException {
    Link old = latest;
    if (old == null) {
      return true;
    }
    lost(old, new IOException(why));
    return old.awaitQuiet(RELEASE_NANOS);
  }

  /// Gives up the present connection, if there is one, so that the client comes back.
  void drop(String why) {
    Link present = outbox.link();
    if (present != null) {
      lost(present, new IOException(why));
    }
  }

  private ProtocolException broken(String what) {
    LOG.log(Level.WARNING, () -> this + " broke the protocol and is ended: " + what);
    finish("the other end broke the protocol: " + what);
    return new ProtocolException(what);
  }

  // ---- time ----

  /// Looks after the session a few times per heartbeat; never blocks.
  void tick() {
    long now = timer.nanoTime();
    if (outbox.unacknowledged() > options.limits().backlogBytes()) {
      finish(
          "the other end is "
              + outbox.unacknowledged()
              + " bytes behind, more than the limit of "
              + options.limits().backlogBytes());
      return;
    }
    Link link = outbox.link();
    if (link == null) {
      if (pulse.graceIsOver(now)) {
        finish(pulse.absence());
      }
    } else if (pulse.isSilent(now)) {
      lost(link, new IOException(pulse.silence()));
    } else {
      outbox.tick(pulse.aliveIsDue(now, outbox.hasSent()));
      if (link.isStuck(System.nanoTime())) {
        lost(link, new IOException("a caller could not be freed otherwise"));
      }
    }
  }

  /// How often {@link #tick} wants to be called.
  static long tickNanos(SessionOptions options) {
    long tenth = options.heartbeat().toNanos() / 10;
    return Math.clamp(tenth, TimeUnit.MILLISECONDS.toNanos(10), TimeUnit.MILLISECONDS.toNanos(250));
  }

  // ---- the end ----

  @Override
  public void close(String reason) {
    if (Batch.current() != null) {
      // This thread reads, so it must not wait for what will arrive.
      Thread.ofVirtual().name("hawser-close-" + agreed.id()).start(() -> close(reason));
      return;
    }
    Turn.giveWay();
    if (state != PeerState.CLOSED) {
      finish(ending.sayGoodbye(reason));
    }
    ending.awaitTold();
  }

  /// Closes the session, without waiting for an end that cannot come back.
  void end(String reason) {
    if (outbox.link() == null) {
      finish(reason);
    } else {
      close(reason);
    }
  }

  /// Ends the session now. Those who wait are told from a thread of its own, when nobody reads any
  /// more.
  void finish(String reason) {
    outbox.lock.lock();
    try {
      if (end != null) {
        return;
      }
      end = new DisconnectedException(reason, Outcome.MAYBE_EXECUTED);
      state = PeerState.CLOSED;
      outbox.signalRoom();
    } finally {
      outbox.lock.unlock();
    }
    Thread.ofVirtual().name("hawser-end-" + agreed.id()).start(this::tellTheEnd);
  }

  private void tellTheEnd() {
    DisconnectedException reason = Objects.requireNonNull(end);
    Link link = latest;
    lanes.end();
    try {
      if (link != null) {
        ending.awaitParting(link);
        outbox.detach(link);
        link.close();
        link.awaitQuiet(QUIET_NANOS);
      }
      streams.all().forEach(stream -> stream.sessionEnded(reason));
      LOG.log(Level.DEBUG, () -> this + " ended: " + reason.getMessage());
      owner.ended(reason);
      owner.tell();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      keeper.over();
      ending.told();
    }
  }

  @Override
  public String toString() {
    return "session "
        + agreed.id()
        + " with "
        + (client ? "server " : agreed.clientName() + " at ")
        + remote;
  }
}
