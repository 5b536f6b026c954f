package dev.hawser.benchmarks;

import java.util.Optional;
import java.util.Set;

/// A library that takes part: what it serves in one process and how it is reached from another. A
/// new contender is one class that implements this, named once in {@link Contenders}.
public interface Contender {
  /// The name in tables and after `--contenders`, in lower case with hyphens.
  String name();

  /// The work it can do.
  Set<Workload> workloads();

  /// Starts the serving end, in the server process.
  ServerEnd serve(Workload workload) throws Exception;

  /// Opens one connection, in the client process. The end returned is of the kind that the workload
  /// needs; see {@link ClientEnd}.
  ClientEnd connect(Workload workload, String address) throws Exception;

  /// What is missing on this machine, if the contender cannot run here.
  default Optional<String> missing() {
    return Optional.empty();
  }

  /// The threads that call when there are many callers: the kind this library is fastest with.
  default Thread.Builder callerThreads() {
    return Thread.ofVirtual();
  }
}
