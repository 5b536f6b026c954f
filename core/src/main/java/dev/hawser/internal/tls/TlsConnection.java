package dev.hawser.internal.tls;

import dev.hawser.Address;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.transport.Resettable;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// A connection inside TLS.
///
/// The end of the connection underneath is an end here too, even without TLS's own goodbye: a
/// session knows by itself what it is still owed.
public final class TlsConnection implements Connection, Resettable {
  private static final String EXPORTER_LABEL = "EXPORTER-hawser";
  private static final int BINDING_LENGTH = 32;

  /// How long a goodbye may take if the other end does not read.
  private static final long GOODBYE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Connection raw;
  private final RecordReader reader;
  private final RecordWriter writer;
  private final byte[] binding;
  private final @Nullable X509Certificate peer;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean broken;

  /// @param engine has shaken hands
  /// @param inbound what has arrived already
  TlsConnection(SSLEngine engine, Connection raw, Inbound inbound) throws SSLException {
    this.raw = raw;
    this.reader = new RecordReader(engine, inbound);
    this.writer = new RecordWriter(engine, raw);
    ExtendedSSLSession session = (ExtendedSSLSession) engine.getSession();
    this.binding = session.exportKeyingMaterialData(EXPORTER_LABEL, null, BINDING_LENGTH);
    this.peer = peer(session);
  }

  private static @Nullable X509Certificate peer(ExtendedSSLSession session) {
    try {
      return (X509Certificate) session.getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException showedNone) {
      return null;
    }
  }

  /// A value that only the two ends of this connection share, 32 bytes.
  public byte[] binding() {
    return binding.clone();
  }

  /// The certificate that the other end showed and proved, or null.
  public @Nullable X509Certificate peer() {
    return peer;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (closed.get()) {
      throw closedException(null);
    }
    try {
      int count = reader.read(buffer, offset, length);
      if (count < 0 && closed.get()) {
        throw closedException(null);
      }
      return count;
    } catch (IOException e) {
      throw explained(e);
    }
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    if (closed.get()) {
      throw closedException(null);
    }
    try {
      writer.write(buffer, offset, length);
    } catch (IOException e) {
      throw explained(e);
    }
  }

  private IOException explained(IOException e) {
    if (closed.get()) {
      return closedException(e);
    }
    broken = true;
    return e instanceof SSLException ssl
        ? new IOException(this + " is broken: the other end " + Alerts.meaning(ssl), e)
        : e;
  }

  private IOException closedException(@Nullable IOException cause) {
    return new IOException(this + " has been closed", cause);
  }

  @Override
  public Address remote() {
    return raw.remote();
  }

  @Override
  public boolean isReplaceable() {
    return raw.isReplaceable();
  }

  /// Says goodbye if nobody writes at the moment, and closes. Does not wait: a goodbye that finds
  /// no room on the line ends with the connection.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (broken || writer.isBusy()) {
      raw.close();
      return;
    }
    Timer.Alarm alarm = Timer.system().schedule(GOODBYE_NANOS, raw::close);
    Thread.ofVirtual()
        .name("hawser-goodbye")
        .start(() -> {
          writer.sayGoodbye();
          alarm.cancel();
          raw.close();
        });
  }

  @Override
  public void reset() {
    closed.set(true);
    if (raw instanceof Resettable resettable) {
      resettable.reset();
    } else {
      raw.close();
    }
  }

  @Override
  public String toString() {
    return raw.toString();
  }
}
