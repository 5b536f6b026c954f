package dev.hawser.benchmarks.contenders;

import dev.hawser.security.Identity;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The JDK's own TLS sockets, with the version, the cipher and the kind of key that Hawser uses.
/// The address is the port and the certificate that the client is to trust.
record RawTls() implements RawMedium {
  private static final String VERSION = "TLSv1.3";
  private static final String CIPHER = "TLS_AES_128_GCM_SHA256";
  private static final String SEPARATOR = ":";

  @Override
  public String name() {
    return "raw-tls";
  }

  @Override
  public Listener listen() throws IOException {
    Identity identity = Identity.create();
    try {
      SSLContext context = context(keys(identity), null);
      SSLServerSocket listener =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
      listener.setEnabledProtocols(new String[] {VERSION});
      listener.setEnabledCipherSuites(new String[] {CIPHER});
      byte[] certificate = identity.chain().getFirst().getEncoded();
      String text = Base64.getEncoder().encodeToString(certificate);
      return new SocketListener(listener, listener.getLocalPort() + SEPARATOR + text);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Line connect(String address, int size) throws IOException {
    String[] parts = address.split(SEPARATOR, 2);
    try {
      SSLContext context = context(null, trust(Base64.getDecoder().decode(parts[1])));
      SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), Integer.parseInt(parts[0]));
      socket.setEnabledProtocols(new String[] {VERSION});
      socket.setEnabledCipherSuites(new String[] {CIPHER});
      return line(socket, size);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance(VERSION);
    context.init(keys, trust, null);
    return context;
  }

  private static KeyManager[] keys(Identity identity) throws GeneralSecurityException, IOException {
    char[] password = {};
    KeyStore store = emptyStore();
    Certificate[] chain = identity.chain().toArray(Certificate[]::new);
    store.setKeyEntry("server", identity.privateKey(), password, chain);
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trust(byte[] certificate)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    CertificateFactory reader = CertificateFactory.getInstance("X.509");
    store.setCertificateEntry(
        "server", reader.generateCertificate(new ByteArrayInputStream(certificate)));
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }

  private static Line line(SSLSocket socket, int size) throws IOException {
    socket.setTcpNoDelay(true);
    return new SocketLine(
        socket, socket.getInputStream(), socket.getOutputStream(), ByteBuffer.allocate(size));
  }

  private record SocketListener(SSLServerSocket socket, String address) implements Listener {
    @Override
    public Line accept(int size) throws IOException {
      return line((SSLSocket) socket.accept(), size);
    }

    @Override
    public boolean isOpen() {
      return !socket.isClosed();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private record SocketLine(SSLSocket socket, InputStream in, OutputStream out, ByteBuffer buffer)
      implements Line {
    @Override
    public void send() throws IOException {
      send(buffer.array());
    }

    @Override
    public void receive() throws IOException {
      read(buffer.array());
    }

    @Override
    public void send(byte[] bytes) throws IOException {
      out.write(bytes);
    }

    @Override
    public byte[] receive(int size) throws IOException {
      byte[] bytes = new byte[size];
      read(bytes);
      return bytes;
    }

    private void read(byte[] bytes) throws IOException {
      if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
        throw new EOFException();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
