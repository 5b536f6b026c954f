package dev.hawser.benchmarks.contenders;

import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.Contender;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Workload;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.redisson.Redisson;
import org.redisson.api.RBlockingQueue;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.WorkerOptions;
import org.redisson.api.options.LocalCachedMapOptions;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.Codec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;
import org.redisson.config.Config;

/// Redisson on a Redis server of its own; it uses a pool of connections. Puts are its `fastPut`,
/// which does not fetch the old value. The second form keeps a local cache of the map, which Redis
/// invalidates.
public final class RedissonContender implements Contender {
  private static final String NAME = "bench";
  private static final int WORKERS = 2;
  private static final Codec MAP_CODEC =
      new CompositeCodec(StringCodec.INSTANCE, ByteArrayCodec.INSTANCE);

  /// One connection for each blocked taker, and some to spare.
  private static final int CONNECTIONS = 72;

  private final boolean localCache;

  private RedissonContender(boolean localCache) {
    this.localCache = localCache;
  }

  public static RedissonContender remote() {
    return new RedissonContender(false);
  }

  public static RedissonContender localCache() {
    return new RedissonContender(true);
  }

  @Override
  public String name() {
    return localCache ? "redisson-cached" : "redisson";
  }

  @Override
  public Set<Workload> workloads() {
    return localCache
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
  public Optional<String> missing() {
    return RedisServer.executable().isPresent()
        ? Optional.empty()
        : Optional.of("no redis-server on the PATH (Debian: apt-get install redis-server)");
  }

  @Override
  public ServerEnd serve(Workload workload) throws Exception {
    RedisServer redis = RedisServer.start();
    if (workload != Workload.CALL && workload != Workload.SHARE) {
      return ServerEnd.at(redis.address(), redis);
    }
    RedissonClient worker = client(redis.address());
    worker.getExecutorService(NAME).registerWorkers(WorkerOptions.defaults().workers(WORKERS));
    return ServerEnd.at(
        redis.address(),
        () -> {
          worker.shutdown();
          redis.close();
        });
  }

  @Override
  public ClientEnd connect(Workload workload, String address) {
    RedissonClient redisson = client(address);
    return switch (workload) {
      case QUEUE -> new Queue(redisson, redisson.getBlockingQueue(NAME, ByteArrayCodec.INSTANCE));
      case CALL, SHARE -> new ExecutorEnd(redisson.getExecutorService(NAME), redisson::shutdown);
      default -> new Map(redisson, map(redisson));
    };
  }

  private static RedissonClient client(String address) {
    Config config = new Config();
    config
        .useSingleServer()
        .setAddress(address)
        .setConnectionPoolSize(CONNECTIONS)
        .setConnectionMinimumIdleSize(CONNECTIONS);
    return Redisson.create(config);
  }

  private RMap<String, byte[]> map(RedissonClient redisson) {
    return localCache
        ? redisson.getLocalCachedMap(
            LocalCachedMapOptions.<String, byte[]>name(NAME).codec(MAP_CODEC))
        : redisson.getMap(NAME, MAP_CODEC);
  }

  private record Map(RedissonClient redisson, RMap<String, byte[]> map) implements ClientEnd.Maps {
    @Override
    public byte[] get(String key) {
      return Objects.requireNonNull(map.get(key));
    }

    @Override
    public void put(String key, byte[] value) {
      map.fastPut(key, value);
    }

    @Override
    public void close() {
      redisson.shutdown();
    }
  }

  private record Queue(RedissonClient redisson, RBlockingQueue<byte[]> queue)
      implements ClientEnd.Queues {
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
      redisson.shutdown();
    }
  }
}
