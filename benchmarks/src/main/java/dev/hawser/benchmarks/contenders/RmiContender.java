package dev.hawser.benchmarks.contenders;

import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.Contender;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Workload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.server.UnicastRemoteObject;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// `java.rmi`. It opens a connection for each call under way, so many callers have many.
public final class RmiContender implements Contender {
  /// What is called.
  public interface Service extends Remote {
    int add(int a, int b) throws RemoteException;

    byte[] echo(byte[] body) throws RemoteException;

    Step start(int number) throws RemoteException;

    void callBack(Listener listener, int bound) throws RemoteException;
  }

  /// A number that is counted up from.
  public interface Step extends Remote {
    Step next() throws RemoteException;

    int number() throws RemoteException;
  }

  /// What is called back.
  public interface Listener extends Remote {
    void accept(int number) throws RemoteException;
  }

  private static final class Server implements Service {
    @Override
    public int add(int a, int b) {
      return a + b;
    }

    @Override
    public byte[] echo(byte[] body) {
      return body;
    }

    @Override
    public Step start(int number) throws RemoteException {
      At step = new At(number);
      var _ = UnicastRemoteObject.exportObject(step, 0);
      return step;
    }

    @Override
    public void callBack(Listener listener, int bound) throws RemoteException {
      for (int i = 0; i < bound; i++) {
        listener.accept(i);
      }
    }
  }

  private static final class At implements Step {
    private final int number;

    At(int number) {
      this.number = number;
    }

    @Override
    public Step next() throws RemoteException {
      At step = new At(number + 1);
      var _ = UnicastRemoteObject.exportObject(step, 0);
      return step;
    }

    @Override
    public int number() {
      return number;
    }
  }

  @Override
  public String name() {
    return "java.rmi";
  }

  @Override
  public Set<Workload> workloads() {
    return Set.of(
        Workload.PING,
        Workload.CALLERS,
        Workload.ECHO,
        Workload.ECHO4,
        Workload.CHAIN,
        Workload.CALLBACK);
  }

  @Override
  public ServerEnd serve(Workload workload) throws IOException {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1");
    Server server = new Server();
    Remote stub = UnicastRemoteObject.exportObject(server, 0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(stub);
    }
    String address = Base64.getEncoder().encodeToString(bytes.toByteArray());
    return ServerEnd.at(address, () -> UnicastRemoteObject.unexportObject(server, true));
  }

  @Override
  public ClientEnd connect(Workload workload, String address) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(address);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return new Caller((Service) in.readObject());
    }
  }

  private record Caller(Service service)
      implements ClientEnd.Adds, ClientEnd.Echoes, ClientEnd.Chains, ClientEnd.IsCalled {
    @Override
    public int add(int a, int b) throws RemoteException {
      return service.add(a, b);
    }

    @Override
    public byte[] echo(byte[] body) throws RemoteException {
      return service.echo(body);
    }

    @Override
    public int count(int start, int steps) throws RemoteException {
      Step step = service.start(start);
      for (int i = 0; i < steps; i++) {
        step = step.next();
      }
      return step.number();
    }

    @Override
    public long sumOfCalls(int bound) throws RemoteException {
      AtomicLong sum = new AtomicLong();
      Listener listener = sum::addAndGet;
      var _ = UnicastRemoteObject.exportObject(listener, 0);
      try {
        service.callBack(listener, bound);
        return sum.get();
      } finally {
        boolean _ = UnicastRemoteObject.unexportObject(listener, true);
      }
    }

    @Override
    public void close() {}
  }
}
