package dev.hawser.internal.security;

import dev.hawser.Address;
import dev.hawser.RefusedException;
import dev.hawser.internal.security.Claims.Candidate;
import dev.hawser.internal.security.Gate.Way;
import dev.hawser.internal.security.Turns.Turn;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.time.Timer.Alarm;
import dev.hawser.internal.tls.TlsConnection;
import dev.hawser.internal.tls.TlsServer;
import dev.hawser.internal.transport.LeftException;
import dev.hawser.spi.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// A connection that the gate has not turned away.
final class Newcomer implements Visit {
  private static final byte[] NO_BINDING = {};
  private static final String TOO_LATE =
      "no complete handshake in time (AdmissionLimits.handshakeTime)";

  /// The first byte of TLS.
  private static final byte TLS = 0x16;

  /// The first byte of Hawser's own handshake.
  private static final byte PLAIN = 'H';

  /// As much as the first message of either has.
  private static final int FIRST_BYTES = 4096;

  /// While others wait, a handshake has only this part of its time.
  private static final int CROWDED_PART = 2;

  private final Gate gate;
  private final CountedConnection connection;
  private final @Nullable String address;
  private final Way way;
  private final @Nullable Turn turn;
  private @Nullable TlsConnection secured;
  private String who = "";
  private boolean done;
  private boolean recorded;
  private volatile boolean late;
  private Alarm alarm;

  /// @param address what it is counted by, or null
  Newcomer(Gate gate, CountedConnection connection, @Nullable String address, Way way) {
    this.gate = gate;
    this.connection = connection;
    this.address = address;
    this.way = way;
    this.turn = address == null ? null : gate.turns().lineUp(address);
    long wholeTime = gate.options().limits().handshakeTime().toNanos();
    this.alarm = timer().schedule(wholeTime, this::timeIsUp);
  }

  private Timer timer() {
    return gate.options().timer();
  }

  private void timeIsUp() {
    late = true;
    connection.close();
    if (turn != null) {
      turn.giveUp();
    }
  }

  private Address from() {
    return connection.remote();
  }

  // ---- a safe connection ----

  @Override
  public Connection secure() throws IOException {
    try {
      awaitTurn();
      return way == Way.GUARDED ? encrypted() : connection;
    } catch (IOException e) {
      if (!late) {
        throw e;
      }
      throw new IOException(TOO_LATE, e);
    }
  }

  private void awaitTurn() throws IOException {
    if (turn == null) {
      return;
    }
    try {
      turn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
    if (late) {
      throw new IOException("its turn never came");
    }
    alarm.cancel();
    long time = gate.options().limits().handshakeTime().toNanos();
    boolean crowded = gate.turns().isCrowded(address);
    alarm = timer().schedule(crowded ? time / CROWDED_PART : time, this::timeIsUp);
  }

  private Connection encrypted() throws IOException {
    byte[] buffer = new byte[FIRST_BYTES];
    int count = connection.read(buffer, 0, buffer.length);
    if (count < 0) {
      throw new LeftException();
    }
    if (buffer[0] == PLAIN) {
      String why =
          "this server speaks TLS: connect with a ticket (server.ticket(), or 'hawser ticket')";
      refused("it spoke without TLS");
      throw new RefusedException(why);
    }
    if (buffer[0] != TLS) {
      failed("it spoke neither TLS nor Hawser");
      throw new IOException("it spoke neither TLS nor Hawser");
    }
    TlsServer tls = Objects.requireNonNull(gate.options().tls());
    try {
      secured = tls.accept(new PeekedConnection(connection, Arrays.copyOf(buffer, count)));
      return secured;
    } catch (IOException e) {
      if (e.getCause() instanceof EOFException || e.getCause() instanceof SocketException) {
        throw new LeftException(e);
      }
      if (e.getCause() instanceof SSLException wrong && !late) {
        failed("no TLS handshake: " + wrong.getMessage());
      }
      throw e;
    }
  }

  @Override
  public byte[] binding() {
    return secured == null ? NO_BINDING : secured.binding();
  }

  // ---- proofs ----

  @Override
  public Claim claim(String invitation) {
    Candidate candidate;
    try {
      candidate = candidate(invitation);
    } catch (RefusedException e) {
      failed(String.valueOf(e.getMessage()));
      throw e;
    }
    who = candidate.identity();
    return new Claim() {
      @Override
      public byte[] key() {
        return candidate.key();
      }

      @Override
      public Visitor admit() {
        return admitted(candidate);
      }
    };
  }

  private Candidate candidate(String invitation) {
    Claims claims = gate.claims();
    if (!invitation.isEmpty()) {
      return claims.invited(invitation);
    }
    return switch (way) {
      case LOCAL -> claims.local();
      case PARENT -> claims.started();
      case INSECURE -> claims.anonymous();
      case GUARDED -> claims.certified(secured == null ? null : secured.peer());
    };
  }

  private Visitor admitted(Candidate candidate) {
    try {
      Visitor visitor = candidate.admit();
      gate.options().audit().admitted(from(), visitor.identity());
      return visitor;
    } catch (RefusedException e) {
      refused(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /// Writes down why this one does not get in.
  private void refused(String why) {
    recorded = true;
    gate.options().audit().refused(from(), who, why);
  }

  @Override
  public void failed(String what) {
    refused(late ? TOO_LATE : what);
    if (address != null) {
      pause(gate.attempts().failed(address));
    }
  }

  @Override
  public void misbehaved(String how) {
    gate.options().audit().refused(from(), who, how);
    if (address != null) {
      var _ = gate.attempts().failed(address);
    }
  }

  /// Keeps this one waiting for its answer, and its turn from others of its address.
  private void pause(long nanos) {
    if (nanos <= 0) {
      return;
    }
    CountDownLatch over = new CountDownLatch(1);
    Alarm end = timer().schedule(nanos, over::countDown);
    try {
      over.await();
    } catch (InterruptedException e) {
      end.cancel();
      Thread.currentThread().interrupt();
    }
  }

  // ---- the end ----

  @Override
  public void dropped(String why) {
    if (!recorded) {
      refused(late ? TOO_LATE : why);
    }
  }

  @Override
  public void left() {
    if (late) {
      dropped(TOO_LATE);
    } else {
      gate.options().audit().left(from());
    }
  }

  @Override
  public void done() {
    done = true;
  }

  @Override
  public void close() {
    alarm.cancel();
    if (turn != null) {
      turn.end();
    }
    if (!done) {
      connection.close();
    }
    if (late && !done && !recorded) {
      refused(TOO_LATE);
    }
  }
}
