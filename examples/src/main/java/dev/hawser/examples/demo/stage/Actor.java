package dev.hawser.examples.demo.stage;

import module java.base;

import dev.hawser.examples.JavaCommand;

/// A player's process, as the stage sees it.
final class Actor {
  private final String name;
  private final Process process;
  private final PrintWriter requests;
  private final Consumer<String> audience;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, CompletableFuture<String>> answers = new ConcurrentHashMap<>();

  /// Starts the process; what it says goes to the audience.
  Actor(String name, Consumer<String> audience) {
    this.name = name;
    this.audience = audience;
    try {
      process =
          new ProcessBuilder(JavaCommand.with("demo", "--role", name))
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    Thread.ofVirtual().name("hears " + name).start(this::listen);
  }

  CompletableFuture<String> ask(int scene, String part, String argument) {
    Request request = new Request(numbers.incrementAndGet(), scene, part, argument);
    var answer = new CompletableFuture<String>();
    answers.put(request.number(), answer);
    requests.println(request.line());
    if (!process.isAlive()) {
      failAll();
    }
    return answer;
  }

  /// SIGKILL: the process gets no chance to say goodbye.
  void kill() {
    process.destroyForcibly();
  }

  /// Ends the process in an orderly way.
  ///
  /// @return its exit code
  int dismiss(long patienceSeconds) throws InterruptedException {
    requests.close();
    if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
      kill();
      process.waitFor();
    }
    return process.exitValue();
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
      }
    } catch (IOException e) {
      // Ends as the process does.
    }
    failAll();
  }

  private void hear(String line) {
    boolean failed = line.startsWith(Player.FAILURE);
    if (!failed && !line.startsWith(Player.ANSWER)) {
      audience.accept(line);
      return;
    }
    String[] words = line.substring(1).split("\t", 2);
    CompletableFuture<String> answer = answers.remove(Long.parseLong(words[0]));
    if (answer == null) {
      return;
    }
    if (failed) {
      answer.completeExceptionally(new Difference(name + " failed: " + words[1]));
    } else {
      answer.complete(words[1]);
    }
  }

  private void failAll() {
    var ended = new Difference("the process of " + name + " ended");
    answers.values().forEach(answer -> answer.completeExceptionally(ended));
  }
}
