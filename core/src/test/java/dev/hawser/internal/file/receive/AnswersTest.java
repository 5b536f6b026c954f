package dev.hawser.internal.file.receive;

import static dev.hawser.internal.file.send.HandReceiver.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Ack;
import dev.hawser.internal.file.protocol.Control.AllSent;
import dev.hawser.internal.file.protocol.Control.Done;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Holds the answers while it adds to them what is to be said together: else their thread may come
/// between, whenever it is scheduled.
@DisplayName("What a receiver says")
@Timeout(180)
class AnswersTest {
  private final List<Control> said = new CopyOnWriteArrayList<>();
  private final List<Throwable> errors = new CopyOnWriteArrayList<>();
  private final Answers answers = new Answers(said::add, errors::add);

  @BeforeEach
  void start() {
    answers.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    answers.close();
    answers.join();
    assertThat(errors).isEmpty();
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  @DisplayName("tells of files in place together, when it is asked to")
  void together() {
    answers.sayDone();
    synchronized (answers) {
      numbers(10).forEach(answers::done);
      answers.sayDone();
    }
    await(() -> !said.isEmpty());
    assertThat(said).containsExactly(new Done(numbers(10)));
  }

  @Test
  @DisplayName("tells of many files in place without being asked")
  void many() {
    synchronized (answers) {
      numbers(64).forEach(answers::done);
    }
    await(() -> !said.isEmpty());
    assertThat(said).containsExactly(new Done(numbers(64)));
  }

  @Test
  @DisplayName("tells of files in place with whatever else is said, and before the last words")
  void withOthers() throws InterruptedException {
    synchronized (answers) {
      answers.done(0);
      answers.acknowledge(1, 7);
    }
    await(() -> said.size() == 2);
    answers.done(1);
    answers.finish(new AllSent());
    assertThat(said)
        .containsExactly(new Ack(1, 7), new Done(List.of(0)), new Done(List.of(1)), new AllSent());
  }
}
