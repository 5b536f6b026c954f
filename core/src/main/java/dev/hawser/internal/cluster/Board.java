package dev.hawser.internal.cluster;

import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.Space;

/// Where jobs and workers of a space meet: shared maps and queues whose names begin with `hawser.`.
///
/// | name | what it holds |
/// |---|---|
/// | `hawser.desks` | desk numbers that nobody uses; a job holds one on lease, so that it comes back when the submitter's session ends |
/// | `hawser.jobs` | for each desk, the job that is done there |
/// | `hawser.cargo.<desk>` | the job's function, and chunks of items of types that only the submitter knows |
/// | `hawser.tasks` | the chunks of all jobs that wait for a worker |
/// | `hawser.results.<desk>` | what became of chunks |
/// | `hawser.berths` | as the desks, for workers |
/// | `hawser.workers` | for each berth, how many processors are lent there |
/// | `hawser.places` | how many desks and berths there are |
///
/// Desks are used again, so the names are as many as there were ever jobs at the same time.
/// Whatever a submitter that died has left at its desk is cleared by the next who gets it.
record Board(Space space) {
  static final String FUNCTION = "function";

  private static final String PREFIX = "hawser.";

  /// The jobs that are being done, by desk. Workers follow it.
  SharedMap<Notice> jobs() {
    return space.map(PREFIX + "jobs", Notice.class);
  }

  /// What workers fetch when they need it. Nobody follows it, since it may be large.
  SharedMap<Object> cargo(int desk) {
    return space.map(PREFIX + "cargo." + desk).remote();
  }

  /// The chunks that wait. Whatever else somebody may have put there is read, too, and so does not
  /// block the way.
  SharedQueue<Object> tasks() {
    String name = PREFIX + "tasks";
    var _ = space.queue(name, Chunk.class); // allows chunks
    return space.queue(name);
  }

  /// What became of the chunks of the job at a desk, and of jobs that were there before.
  SharedQueue<Report> results(int desk) {
    return space.queue(PREFIX + "results." + desk, Report.class);
  }

  /// How many processors are lent, by berth.
  SharedMap<Integer> workers() {
    return space.map(PREFIX + "workers", Integer.class);
  }

  /// The desks that are free.
  Places desks() {
    return places("desks");
  }

  /// The berths that are free.
  Places berths() {
    return places("berths");
  }

  private Places places(String kind) {
    return new Places(
        kind,
        space.queue(PREFIX + kind, Integer.class),
        space.map(PREFIX + "places", Integer.class));
  }

  /// Ends the job at a desk, if there is one, with all that belongs to it.
  void clear(int desk) {
    var _ = jobs().remove(key(desk));
    cargo(desk).clear();
    results(desk).clear();
  }

  /// A place's number as a key.
  static String key(int place) {
    return Integer.toString(place);
  }
}
