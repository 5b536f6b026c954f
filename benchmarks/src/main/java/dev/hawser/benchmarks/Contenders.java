package dev.hawser.benchmarks;

import dev.hawser.benchmarks.contenders.GrpcContender;
import dev.hawser.benchmarks.contenders.HawserContender;
import dev.hawser.benchmarks.contenders.HazelcastContender;
import dev.hawser.benchmarks.contenders.NamedHawser;
import dev.hawser.benchmarks.contenders.RSocketContender;
import dev.hawser.benchmarks.contenders.RawContender;
import dev.hawser.benchmarks.contenders.RedissonContender;
import dev.hawser.benchmarks.contenders.RmiContender;
import java.util.List;

/// Who takes part, in the order of the table.
final class Contenders {
  private static final List<Contender> ALL =
      List.of(
          HawserContender.tcp(),
          HawserContender.unix(),
          HawserContender.tls(),
          new NamedHawser(),
          RawContender.tcp(),
          RawContender.unix(),
          RawContender.tls(),
          new RmiContender(),
          RSocketContender.plain(),
          RSocketContender.fireAndForget(),
          GrpcContender.direct(),
          GrpcContender.onVirtualThreads(),
          RedissonContender.remote(),
          RedissonContender.localCache(),
          HazelcastContender.remote(),
          HazelcastContender.nearCache());

  private Contenders() {}

  static List<Contender> all() {
    return ALL;
  }

  static Contender named(String name) {
    return ALL.stream()
        .filter(contender -> contender.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no contender '" + name + "'"));
  }
}
