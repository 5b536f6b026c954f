package dev.hawser.internal.code;

/// What is shipped in tests.
final class Voyage {
  /// A program of which the other end knows nothing.
  static final String SOURCE =
      """
      package app;

      import dev.hawser.call.SerializableFunction;
      import dev.hawser.call.Task;
      import java.io.Serializable;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.Map;
      import java.util.Optional;

      public class Main {
        public record Point(int x, int y) {}

        public enum Mood { GOOD, BAD { @Override public String toString() { return "gloomy"; } } }

        public static class Trouble extends RuntimeException {
          public Trouble(String message) { super(message); }
        }

        public static class Loose {}

        public static class Job implements Serializable {
          final String name;
          Object connection;

          Job(String name) { this.name = name; }

          @Override public String toString() { return "job " + name; }
        }

        public static class Errand extends Job implements Task<String, RuntimeException> {
          int times = 2;

          Errand(String name) { super(name); }

          @Override public String call() { return name.repeat(times) + connection; }
        }

        static Object task(Task<Object, RuntimeException> task) { return task; }

        public static Object plain() { return task(() -> 42); }

        public static Object capturing() {
          Point point = new Point(3, 4);
          return task(() -> new Point(point.y(), point.x()));
        }

        public static Object capturingEverything() {
          byte b = 1; short s = 2; char c = 'c'; float f = 1.5f; double d = 2.5; long l = 9L;
          boolean z = true; int[] ints = {1, 2}; Point[] points = {new Point(1, 2)};
          SerializableFunction<Integer, Integer>[] all = functions(n -> n + 1, n -> n * 2);
          Map<String, Object> map = Map.of("mood", Mood.BAD);
          Job job = new Job("x");
          Optional<Object> some = Optional.of(new Job("y"));
          return task(() -> "" + b + s + c + f + d + l + z + ints[1] + points[0]
              + all[1].apply(all[0].apply(3)) + map + job + some);
        }

        @SafeVarargs
        static SerializableFunction<Integer, Integer>[] functions(
            SerializableFunction<Integer, Integer>... all) {
          return all;
        }

        public static Object reference() { return task(new Point(5, 6)::toString); }

        public static Object serializableTask() {
          Errand errand = new Errand("ho");
          errand.connection = List.of(Mood.GOOD);
          return errand;
        }

        public static Object sharing() {
          Job job = new Job("shared");
          Job[] jobs = {job, job};
          return task(() -> jobs[0] == jobs[1] && jobs[0] == job);
        }

        public static Object inItsOwnList() {
          List<Object> box = new ArrayList<>();
          Task<Object, RuntimeException> own = () -> box.size() + " " + (box.get(0) instanceof Task);
          box.add(own);
          return own;
        }

        public static Object inItsOwnArray() {
          Object[] box = new Object[1];
          Task<Object, RuntimeException> own = () -> box[0] instanceof Task;
          box[0] = own;
          return own;
        }

        public static Object inItsOwnObject() {
          Job job = new Job("mine");
          Task<Object, RuntimeException> own = () -> job + " " + (job.connection instanceof Task);
          job.connection = own;
          return own;
        }

        public static Object ofAnEnum() {
          Mood mood = Mood.BAD;
          return task(() -> mood + switch (mood) { case GOOD -> "!"; case BAD -> "?"; });
        }

        public static Object ofJdkTypes() {
          var option = java.nio.file.StandardOpenOption.WRITE;
          var when = java.time.Duration.ofSeconds(3);
          Runnable[] none = {};
          return task(() -> option + "" + when + none.length);
        }

        public static Object ownValues() {
          return List.of(new Point(1, 2), Mood.GOOD);
        }

        public static Object trouble() { return new Trouble("ahoy"); }

        public static Object withSocket() {
          Job job = new Job("net");
          job.connection = new java.net.Socket();
          return task(() -> job);
        }

        public static Object withPlainRunnable() {
          Runnable run = () -> {};
          return task(() -> run);
        }

        public static Object withUnserializable() {
          Loose loose = new Loose();
          return task(() -> loose);
        }
      }
      """;

  private Voyage() {}
}
