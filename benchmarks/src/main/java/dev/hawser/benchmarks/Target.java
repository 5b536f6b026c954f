package dev.hawser.benchmarks;

import static dev.hawser.benchmarks.Figure.P50;
import static dev.hawser.benchmarks.Figure.RATE;

import java.util.List;
import java.util.Optional;

/// What is demanded of Hawser in one figure: a bound on the figure itself when the rival is Hawser,
/// else on how it compares with the rival's.
record Target(Workload workload, Figure figure, String rival, Bound bound) {
  static final String HAWSER = "hawser";
  static final String HAWSER_UNIX = "hawser-unix";
  static final String HAWSER_TLS = "hawser-tls";
  static final String HAWSER_NAMED = "hawser-named";
  private static final String RAW_TCP = "raw-tcp";
  private static final String RAW_UNIX = "raw-unix";
  private static final String RAW_TLS = "raw-tls";

  /// How a figure of Hawser is held against a rival's.
  sealed interface Bound {
    /// At least so many times as fast as the rival.
    record Faster(double factor) implements Bound {}

    /// At most so many times the rival's time.
    record Within(double factor) implements Bound {}

    /// At least this number.
    record AtLeast(double figure) implements Bound {}

    /// At most this number.
    record AtMost(double figure) implements Bound {}
  }

  private static final List<Target> ALL =
      List.of(
          new Target(Workload.PING, P50, RAW_TCP, new Bound.Within(1.25)),
          new Target(Workload.PING, P50, RAW_UNIX, new Bound.Within(1.35)),
          faster(Workload.PING, P50, "java.rmi", 1),
          faster(Workload.PING, P50, "grpc", 2),
          faster(Workload.PING, P50, "grpc-virtual", 2),
          faster(Workload.CALLERS, RATE, "java.rmi", 3),
          faster(Workload.CALLERS, RATE, "rsocket", 1.3),
          faster(Workload.CALLERS, RATE, "grpc", 8),
          faster(Workload.CALLERS, RATE, "grpc-virtual", 8),
          new Target(Workload.ONEWAY, RATE, HAWSER, new Bound.AtLeast(1e6)),
          new Target(Workload.ITEMS, RATE, HAWSER, new Bound.AtLeast(1e6)),
          new Target(Workload.PIPE, RATE, HAWSER, new Bound.AtLeast(1e6)),
          new Target(Workload.MAPGET, RATE, HAWSER, new Bound.AtLeast(1e7)),
          faster(Workload.MAPGET, RATE, "redisson", 100),
          faster(Workload.MAPGET64, RATE, "redisson", 100),
          faster(Workload.MAPPUT, RATE, "redisson", 4),
          faster(Workload.MAPPUT, RATE, "hazelcast", 2),
          faster(Workload.QUEUE, RATE, "redisson", 4),
          faster(Workload.QUEUE, RATE, "hazelcast", 3),
          faster(Workload.ECHO, RATE, "rsocket", 1.3),
          faster(Workload.ECHO, RATE, "grpc", 1.8),
          faster(Workload.ECHO4, RATE, "rsocket", 1.3),
          faster(Workload.ECHO4, RATE, "grpc", 1.8),
          new Target(Workload.CALL, P50, HAWSER_NAMED, new Bound.Within(1.2)),
          new Target(Workload.FIRST, P50, HAWSER, new Bound.AtMost(10_000)));

  private static Target faster(Workload workload, Figure figure, String rival, double factor) {
    return new Target(workload, figure, rival, new Bound.Faster(factor));
  }

  static Optional<Target> of(Workload workload, Figure figure, String rival) {
    return ALL.stream()
        .filter(t -> t.workload == workload && t.figure == figure && t.rival.equals(rival))
        .findFirst();
  }

  /// Which form of Hawser is compared with this contender, if any: what goes the same way. Hawser
  /// without TLS is compared with Hawser over TLS.
  static Optional<String> counterpart(String contender) {
    return switch (contender) {
      case HAWSER, RAW_TLS -> Optional.of(HAWSER_TLS);
      case RAW_UNIX -> Optional.of(HAWSER_UNIX);
      case HAWSER_UNIX, HAWSER_TLS -> Optional.empty();
      default -> Optional.of(HAWSER);
    };
  }

  /// Whether a contender is Hawser itself, in one of its forms.
  static boolean isHawser(String contender) {
    return List.of(HAWSER, HAWSER_UNIX, HAWSER_TLS, HAWSER_NAMED).contains(contender);
  }

  /// Whether a contender is a limit that Hawser can only approach, since it does less.
  static boolean isLimit(String contender) {
    return List.of(HAWSER, HAWSER_NAMED, RAW_TCP, RAW_UNIX, RAW_TLS).contains(contender);
  }
}
