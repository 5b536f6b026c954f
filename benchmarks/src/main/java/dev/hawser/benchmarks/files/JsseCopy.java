package dev.hawser.benchmarks.files;

import dev.hawser.security.Identity;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The limit with encryption: the JDK's own TLS 1.3 sockets, from file to file. Nothing is checked
/// beyond what TLS does.
final class JsseCopy implements BigCopy {
  private static final int BUFFER = 64 << 10;
  private static final char[] PASSWORD = "benchmark".toCharArray();

  private @Nullable SSLServerSocket listening;
  private @Nullable Path target;

  @Override
  public String listen(Path destination) throws Exception {
    Identity identity = Identity.create();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry(
        "server",
        identity.privateKey(),
        PASSWORD,
        identity.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLServerSocket server =
        (SSLServerSocket)
            context(keys.getKeyManagers())
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server.setEnabledProtocols(new String[] {"TLSv1.3"});
    listening = server;
    target = destination;
    return Integer.toString(server.getLocalPort());
  }

  private static SSLContext context(KeyManager @Nullable [] keys) throws Exception {
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys, new TrustManager[] {new Trusting()}, new SecureRandom());
    return context;
  }

  @Override
  public void awaitFile() throws Exception {
    try (SSLServerSocket server = Ends.of(listening);
        Socket from = server.accept();
        OutputStream file = Files.newOutputStream(Ends.of(target), StandardOpenOption.CREATE_NEW)) {
      DataInputStream in = new DataInputStream(from.getInputStream());
      byte[] buffer = new byte[BUFFER];
      long left = in.readLong();
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(BUFFER, left));
        file.write(buffer, 0, count);
        left -= count;
      }
      from.getOutputStream().write(1);
      from.getOutputStream().flush();
    }
  }

  @Override
  public void send(Path source, String where) throws Exception {
    try (Socket socket =
            context(null)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), Integer.parseInt(where));
        InputStream file = Files.newInputStream(source)) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeLong(Files.size(source));
      byte[] buffer = new byte[BUFFER];
      for (int count = file.read(buffer); count > 0; count = file.read(buffer)) {
        out.write(buffer, 0, count);
      }
      out.flush();
      if (socket.getInputStream().read() != 1) {
        throw new IllegalStateException("the other end does not say that it has the file");
      }
    }
  }

  /// There is only one server that it could be.
  private static final class Trusting implements X509TrustManager {
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
