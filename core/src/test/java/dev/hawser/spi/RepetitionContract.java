package dev.hawser.spi;

import static dev.hawser.spi.EngineSubject.bytes;
import static dev.hawser.spi.EngineSubject.done;
import static dev.hawser.spi.EngineSubject.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.spi.EngineMap.Condition;
import dev.hawser.spi.EngineMap.Write;
import dev.hawser.spi.EngineMap.Written;
import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.Lease;
import dev.hawser.spi.EngineQueue.Settlement.Ack;
import dev.hawser.spi.EngineQueue.Settlement.Nack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// An operation that is repeated is done once.
public interface RepetitionContract extends EngineSubject {
  @Test
  @DisplayName("a repeated write gets its first result and changes nothing")
  default void writesOnce() {
    set("key", "old");
    Notes notes = new Notes();
    Write write = write("key", new Condition.Always(), "mine");
    Written first = done(map().write(write));
    long version = set("key", "theirs").version();
    map().watch(version, notes);

    Written second = done(map().write(write));

    assertThat(second.applied()).isTrue();
    assertThat(second.version()).isEqualTo(first.version());
    assertThat(text(second.before().value())).isEqualTo("old");
    assertThat(get("key")).isEqualTo("theirs");
    assertThat(notes.changes).isEmpty();
  }

  @Test
  @DisplayName("a write that was refused stays refused when repeated")
  default void staysRefused() {
    set("key", "old");
    Write write = write("key", new Condition.Absent(), "mine");
    assertThat(done(map().write(write)).applied()).isFalse();
    remove("key");

    assertThat(done(map().write(write)).applied()).isFalse();
    assertThat(get("key")).isNull();
  }

  @Test
  @DisplayName("the last 256 changes of an origin are recognised")
  default void remembersTheWindow() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Write write = write("key " + i, new Condition.Absent(), "once");
      assertThat(done(map().write(write)).applied()).isTrue();
      writes.add(write);
    }

    for (Write write : writes.subList(744, 1_000)) {
      assertThat(done(map().write(write)).applied()).isTrue();
    }
    assertThat(done(map().snapshot()).version()).isEqualTo(done(map().read("key 999")).version());
  }

  @Test
  @DisplayName("the same number from another origin is another operation")
  default void originsAreApart() {
    Operation mine = new Operation(77, 1);
    Operation yours = new Operation(78, 1);

    done(map().write(new Write(mine, "key", new Condition.Always(), bytes("mine"))));
    done(map().write(new Write(yours, "key", new Condition.Always(), bytes("yours"))));

    assertThat(get("key")).isEqualTo("yours");
  }

  @Test
  @DisplayName("other origins, however many come and go, do not make one in use forgotten")
  default void crowdsForgetNobodyInUse() {
    Operations mine = new Operations(-1);
    Write write = new Write(mine.next(), "mine", new Condition.Absent(), bytes("1"));
    done(map().write(write));
    for (int i = 0; i < 10_000; i++) {
      Operation theirs = new Operation(1_000 + i, 1);
      done(map().write(new Write(theirs, "theirs", new Condition.Always(), bytes("x"))));
      if (i % 100 == 0) {
        done(map().write(new Write(mine.next(), "busy", new Condition.Always(), bytes("x"))));
      }
    }

    assertThat(done(map().write(write)).applied()).isTrue();
    assertThat(get("mine")).isEqualTo("1");
  }

  @Test
  @DisplayName("a repeated put puts once, also while it waits")
  default void putsOnce() {
    manage(new Command.Capacity(1));
    Operation first = operations().next();
    Operation second = operations().next();
    done(queue().put(first, bytes("a"), true));
    queue().put(first, bytes("a"), true);
    CompletableFuture<Boolean> waiting = queue().put(second, bytes("b"), true);
    CompletableFuture<Boolean> repeated = queue().put(second, bytes("b"), true);

    assertThat(drained()).containsExactly("a", "b");
    assertThat(done(waiting)).isTrue();
    assertThat(done(repeated)).isTrue();
    assertThat(done(queue().put(second, bytes("b"), true))).isTrue();
    assertThat(size()).isZero();
  }

  @Test
  @DisplayName("a repeated take gets the same lease, also when it had to wait for it")
  default void takesOnce() {
    Operation first = operations().next();
    Operation second = operations().next();
    offer("a");
    Lease a = done(queue().take(first, LEASE, true));
    Lease again = done(queue().take(first, LEASE, true));
    CompletableFuture<@Nullable Lease> waiting = queue().take(second, LEASE, true);
    CompletableFuture<@Nullable Lease> repeated = queue().take(second, LEASE, true);
    offer("b");
    offer("c");

    assertThat(again.id()).isEqualTo(a.id());
    assertThat(text(again.item())).isEqualTo("a");
    assertThat(done(repeated).id()).isEqualTo(done(waiting).id());
    assertThat(done(queue().take(second, LEASE, true)).id()).isEqualTo(done(waiting).id());
    assertThat(drained()).containsExactly("c");
  }

  @Test
  @DisplayName("a put or take that was withdrawn stays so when repeated")
  default void staysWithdrawn() {
    Operation take = operations().next();
    queue().take(take, LEASE, true).cancel(true);

    CompletableFuture<@Nullable Lease> repeated = queue().take(take, LEASE, true);
    offer("a");

    assertThat(repeated).isCancelled();
    assertThat(drained()).containsExactly("a");
  }

  @Test
  @DisplayName("a repeated settlement gets its first answer")
  default void settlesOnce() {
    offer("a");
    Lease lease = poll();
    Operation nack = operations().next();
    assertThat(done(queue().settle(nack, lease.id(), new Nack(true)))).isTrue();
    assertThat(done(queue().settle(nack, lease.id(), new Nack(true)))).isTrue();

    Lease second = poll();
    Operation ack = operations().next();
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(done(queue().settle(ack, second.id(), new Ack()))).isTrue();
    assertThat(done(queue().settle(ack, second.id(), new Ack()))).isTrue();
  }

  @Test
  @DisplayName("a repeated clear removes nothing more and tells what the first removed")
  default void clearsOnce() {
    offer("a");
    Operation clear = operations().next();
    assertThat(done(queue().manage(clear, new Command.Clear())).removed()).isEqualTo(1);
    offer("b");

    assertThat(done(queue().manage(clear, new Command.Clear())).removed()).isEqualTo(1);
    assertThat(drained()).containsExactly("b");
  }
}
