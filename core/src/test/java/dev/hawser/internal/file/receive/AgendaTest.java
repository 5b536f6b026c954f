package dev.hawser.internal.file.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.disk.Decision;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.receive.Agenda.Item;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("What a receiver still has to do")
@Timeout(30)
class AgendaTest {
  private static final Entry ENTRY = new Entry("file", Entry.Kind.FILE, 3, 0, 0644, "");

  private final Agenda agenda = new Agenda();
  private final Deque<IncomingFile> files = new ArrayDeque<>();

  private void decideAll() {
    for (Item item = agenda.poll(); item != null; item = agenda.poll()) {
      Decision.Write place = new Decision.Write("file", Path.of("file"), null, true, "");
      IncomingFile file = new IncomingFile(item.number(), item.entry(), place, true);
      file.want();
      files.add(file);
      agenda.expect(file);
    }
  }

  private FutureTask<Item> taking() {
    FutureTask<Item> taking = new FutureTask<>(agenda::take);
    Thread thread = Thread.ofPlatform().daemon().start(taking);
    while (thread.getState() != Thread.State.WAITING && !taking.isDone()) {
      Thread.onSpinWait();
    }
    return taking;
  }

  @Test
  @DisplayName("waits while too many small files are on their way, and goes on when many are over")
  void tooMany() throws Exception {
    agenda.add(0, Collections.nCopies(Agenda.MOST_SMALL + 1, ENTRY));
    decideAll();
    assertThat(files).hasSize(Agenda.MOST_SMALL);
    FutureTask<Item> next = taking();

    for (int i = 0; i < Agenda.MOST_SMALL / 2; i++) {
      assertThat(next.isDone()).isFalse();
      agenda.over(files.remove());
    }
    assertThat(next.get(20, SECONDS).number()).isEqualTo(Agenda.MOST_SMALL);
  }

  @Test
  @DisplayName("is done when all was sent and the last file is over")
  void last() throws Exception {
    agenda.add(0, List.of(ENTRY, ENTRY));
    agenda.scanned();
    decideAll();
    files.forEach(
        file -> file.sent(new Control.SentFile(file.number(), new byte[32], new byte[0])));
    agenda.allSent();
    FutureTask<Item> next = taking();

    agenda.over(files.remove());
    assertThat(next.isDone()).isFalse();
    agenda.over(files.remove());
    assertThat(next.get(20, SECONDS)).isNull();
  }
}
