package dev.hawser.benchmarks.contenders;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.collection.IQueue;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NearCacheConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.spi.properties.ClusterProperty;
import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.Contender;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Workload;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Set;

/// One Hazelcast member and its clients. Puts are its `set`, which does not fetch the old value.
/// The second form has a near cache, which the member invalidates.
public final class HazelcastContender implements Contender {
  private static final String NAME = "bench";
  private static final int WORKERS = 2;

  private final boolean nearCache;

  private HazelcastContender(boolean nearCache) {
    this.nearCache = nearCache;
  }

  public static HazelcastContender remote() {
    return new HazelcastContender(false);
  }

  public static HazelcastContender nearCache() {
    return new HazelcastContender(true);
  }

  @Override
  public String name() {
    return nearCache ? "hazelcast-near" : "hazelcast";
  }

  @Override
  public Set<Workload> workloads() {
    return nearCache
        ? Set.of(Workload.MAPGET)
        : Set.of(
            Workload.MAPGET,
            Workload.MAPGET64,
            Workload.MAPPUT,
            Workload.QUEUE,
            Workload.CALL,
            Workload.SHARE);
  }

  @Override
  public ServerEnd serve(Workload workload) {
    Config config = new Config();
    config.setProperty(ClusterProperty.PHONE_HOME_ENABLED.getName(), "false");
    config.setProperty(ClusterProperty.SOCKET_BIND_ANY.getName(), "false");
    NetworkConfig network = config.getNetworkConfig();
    network.setPublicAddress("127.0.0.1");
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    config.addExecutorConfig(new ExecutorConfig(NAME, WORKERS));
    HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
    int port = ((InetSocketAddress) member.getLocalEndpoint().getSocketAddress()).getPort();
    return ServerEnd.at("127.0.0.1:" + port, member::shutdown);
  }

  @Override
  public ClientEnd connect(Workload workload, String address) {
    ClientConfig config = new ClientConfig();
    config.getNetworkConfig().addAddress(address);
    if (nearCache) {
      config.addNearCacheConfig(new NearCacheConfig(NAME).setInMemoryFormat(InMemoryFormat.OBJECT));
    }
    HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
    return switch (workload) {
      case QUEUE -> new Queue(client, client.getQueue(NAME));
      case CALL, SHARE -> new ExecutorEnd(client.getExecutorService(NAME), client::shutdown);
      default -> new Map(client, client.getMap(NAME));
    };
  }

  private record Map(HazelcastInstance client, IMap<String, byte[]> map) implements ClientEnd.Maps {
    @Override
    public byte[] get(String key) {
      return Objects.requireNonNull(map.get(key));
    }

    @Override
    public void put(String key, byte[] value) {
      map.set(key, value);
    }

    @Override
    public void close() {
      client.shutdown();
    }
  }

  private record Queue(HazelcastInstance client, IQueue<byte[]> queue) implements ClientEnd.Queues {
    @Override
    public void put(byte[] item) throws InterruptedException {
      queue.put(item);
    }

    @Override
    public byte[] take() throws InterruptedException {
      return queue.take();
    }

    @Override
    public void close() {
      client.shutdown();
    }
  }
}
