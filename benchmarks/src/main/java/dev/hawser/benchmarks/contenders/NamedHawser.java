package dev.hawser.benchmarks.contenders;

import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.Contender;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Workload;
import java.util.Set;

/// Hawser calling a function that the server registered, by its name: what a shipped lambda is held
/// against.
public final class NamedHawser implements Contender {
  @Override
  public String name() {
    return "hawser-named";
  }

  @Override
  public Set<Workload> workloads() {
    return Set.of(Workload.CALL);
  }

  @Override
  public ServerEnd serve(Workload workload) {
    return HawserCalls.serve(workload);
  }

  @Override
  public ClientEnd connect(Workload workload, String address) {
    return HawserCalls.connectByName(address);
  }
}
