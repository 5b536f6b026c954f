package dev.hawser.scenario;

import dev.hawser.Address;
import dev.hawser.security.Identity;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Somebody who stands between a client and its server: he ends the client's TLS with a key of his
/// own, begins another to the server, passes everything on, and listens.
final class Middle implements Closeable {
  private static final char[] NO_PASSWORD = {};

  private final Address server;
  private final SSLContext context;
  private final ServerSocket listening;
  private final ByteArrayOutputStream overheard = new ByteArrayOutputStream();
  private final CountDownLatch victims = new CountDownLatch(1);

  private Middle(Address server, Identity own) throws IOException, GeneralSecurityException {
    this.server = server;
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    X509Certificate[] chain = own.chain().toArray(new X509Certificate[0]);
    keys.setKeyEntry("own", own.privateKey(), NO_PASSWORD, chain);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, NO_PASSWORD);
    context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), new TrustManager[] {new Anybody()}, null);
    listening =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("middle").start(this::accept);
  }

  /// Stands before a server, with a key.
  static Middle before(Address server, Identity own) throws Exception {
    return new Middle(server, own);
  }

  Address address() {
    return Address.tcp("localhost", listening.getLocalPort());
  }

  private void accept() {
    while (!listening.isClosed()) {
      try (Socket client = listening.accept();
          Socket onward = context.getSocketFactory().createSocket(server.target(), server.port())) {
        Thread back =
            Thread.ofPlatform()
                .daemon()
                .name("middle's way back")
                .start(() -> pass(onward, client, OutputStream.nullOutputStream()));
        pass(client, onward, overheard);
        back.join(TimeUnit.SECONDS.toMillis(10));
      } catch (IOException e) {
        continue;
      } catch (InterruptedException e) {
        return;
      } finally {
        victims.countDown();
      }
    }
  }

  private static void pass(Socket from, Socket to, OutputStream copy) {
    try (to) {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[4096];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        copy.write(buffer, 0, count);
        to.getOutputStream().write(buffer, 0, count);
        to.getOutputStream().flush();
      }
    } catch (IOException over) {
      // Whoever hangs up, it is over.
    }
  }

  /// Waits until a client has come and gone.
  void awaitVictim() throws InterruptedException {
    if (!victims.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody came");
    }
  }

  /// All that clients have said, as they said it inside TLS.
  byte[] overheard() {
    return overheard.toByteArray();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  /// Trusts whoever it is.
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
