package dev.hawser.names;

import static dev.hawser.names.Harbour.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.Server;
import dev.hawser.call.CallOptions;
import dev.hawser.object.Idempotent;
import dev.hawser.object.Remote;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A service by name")
class ServicesTest {
  /// A service of these tests.
  @Remote
  interface Desk {
    @Idempotent
    String where();

    int add();

    @Idempotent
    int addTwice();

    void fail() throws IOException;

    void refuse();
  }

  /// Counts, and waits in calls if it is told to.
  private static final class OpenDesk implements Desk {
    private final String where;
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave;

    OpenDesk(String where, boolean waits) {
      this.where = where;
      leave = new CountDownLatch(waits ? 1 : 0);
    }

    private void pass() {
      entered.countDown();
      try {
        leave.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public String where() {
      return where;
    }

    @Override
    public int add() {
      int now = count.incrementAndGet();
      pass();
      return now;
    }

    @Override
    public int addTwice() {
      return add();
    }

    @Override
    public void fail() throws IOException {
      throw new IOException("the drawer is stuck");
    }

    @Override
    public void refuse() {
      throw new RefusedException("closed for lunch");
    }
  }

  private final Harbour harbour = new Harbour();

  @AfterEach
  void close() throws Exception {
    harbour.close();
  }

  private Server serve(String where, Desk desk) {
    Server server = harbour.open(where);
    server.exports().add("desk", desk);
    return server;
  }

  private void register(Services services, Server server) {
    services.names().register("the desk", ServiceUri.at(server.address(), "desk"));
  }

  @Test
  @DisplayName("is called without knowing where it is")
  void isCalled() {
    harbour.openNames("names");
    Services services = harbour.services("names");
    register(services, serve("one", new OpenDesk("one", false)));
    Desk desk = services.proxy("the desk", Desk.class);
    assertThat(desk.where()).isEqualTo("one");
    assertThat(services.proxy("hawser:the desk", Desk.class).where()).isEqualTo("one");
    assertThat(services.proxy("hawser://memory:one/desk", Desk.class).where()).isEqualTo("one");
    assertThatThrownBy(desk::fail)
        .isInstanceOf(IOException.class)
        .hasMessage("the drawer is stuck");
    assertThat(desk).isEqualTo(desk).isNotEqualTo(services.proxy("the desk", Desk.class));
    assertThat(desk).hasToString("Desk 'the desk'");
  }

  @Test
  @DisplayName("is found again where it went, by the same proxy")
  void isFoundAgain() {
    harbour.openNames("names");
    Services services = harbour.services("names");
    Server one = serve("one", new OpenDesk("one", false));
    register(services, one);
    Desk desk = services.proxy("the desk", Desk.class);
    assertThat(desk.where()).isEqualTo("one");
    one.close();
    register(services, serve("two", new OpenDesk("two", false)));
    assertThat(desk.where()).isEqualTo("two");
  }

  @Test
  @DisplayName("is waited for while it is away")
  void isWaitedFor() throws Exception {
    harbour.openNames("names");
    Services services = harbour.services("names");
    Desk desk = services.proxy("the desk", Desk.class);
    CompletableFuture<String> where = CompletableFuture.supplyAsync(desk::where);
    Server one = serve("one", new OpenDesk("one", false));
    register(services, one);
    assertThat(where.get(60, TimeUnit.SECONDS)).isEqualTo("one");
    one.close();
    where = CompletableFuture.supplyAsync(desk::where);
    Server again = harbour.open("one");
    again.exports().add("desk", new OpenDesk("one again", false));
    assertThat(where.get(60, TimeUnit.SECONDS)).isEqualTo("one again");
  }

  @Test
  @DisplayName("is found again although the name server was restarted, too")
  void nameServerIsRestarted() {
    Server names = harbour.openNames("names");
    Services services = harbour.services("names");
    Server one = serve("one", new OpenDesk("one", false));
    register(services, one);
    Desk desk = services.proxy("the desk", Desk.class);
    assertThat(desk.where()).isEqualTo("one");
    names.close();
    assertThat(desk.where()).isEqualTo("one");
    one.close();
    harbour.openNames("names");
    register(services, serve("two", new OpenDesk("two", false)));
    assertThat(desk.where()).isEqualTo("two");
  }

  @Test
  @DisplayName("is not called twice: a call cut off by its end fails once, and the next one works")
  void isNotCalledTwice() throws Exception {
    harbour.openNames("names");
    Services services = harbour.services("names");
    OpenDesk stuck = new OpenDesk("one", true);
    Server one = serve("one", stuck);
    register(services, one);
    Desk desk = services.proxy("the desk", Desk.class);
    CompletableFuture<Integer> added = CompletableFuture.supplyAsync(desk::add);
    assertThat(stuck.entered.await(60, TimeUnit.SECONDS)).isTrue();
    OpenDesk fresh = new OpenDesk("two", false);
    register(services, serve("two", fresh));
    one.close();
    assertThat(failure(added))
        .isInstanceOfSatisfying(
            HawserException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.MAYBE_EXECUTED));
    assertThat(fresh.count).hasValue(0);
    assertThat(desk.add()).isEqualTo(1);
    stuck.leave.countDown();
  }

  @Test
  @DisplayName("is called again if the method may be carried out twice")
  void idempotentIsCalledAgain() throws Exception {
    harbour.openNames("names");
    Services services = harbour.services("names");
    OpenDesk stuck = new OpenDesk("one", true);
    Server one = serve("one", stuck);
    register(services, one);
    Desk desk = services.proxy("the desk", Desk.class);
    CompletableFuture<Integer> added = CompletableFuture.supplyAsync(desk::addTwice);
    assertThat(stuck.entered.await(60, TimeUnit.SECONDS)).isTrue();
    OpenDesk fresh = new OpenDesk("two", false);
    register(services, serve("two", fresh));
    one.close();
    assertThat(added.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(fresh.count).hasValue(1);
    stuck.leave.countDown();
  }

  private static Throwable failure(CompletableFuture<?> future) {
    Throwable failure = future.handle((_, e) -> e).orTimeout(60, TimeUnit.SECONDS).join();
    return failure.getCause() == null ? failure : failure.getCause();
  }

  @Test
  @DisplayName("that does not come back in time is named in the error, with its last address")
  void patienceEnds() {
    harbour.openNames("names");
    Services services = harbour.services("names", Duration.ofSeconds(2));
    eventually("the name server is reached", () -> finds(services));
    Desk desk = services.proxy("the desk", Desk.class);
    assertThatThrownBy(desk::where)
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("'the desk' could not be reached in time")
        .hasMessageContaining("nobody has registered the name 'the desk'");
    Server one = serve("one", new OpenDesk("one", false));
    register(services, one);
    eventually("it is reached", () -> reaches(desk, "one"));
    one.close();
    assertThatThrownBy(desk::where)
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("'the desk' could not be reached in time, last at memory:one")
        .satisfies(e -> assertThat(((HawserException) e).outcome()).isEqualTo(Outcome.NOT_SENT));
  }

  private static boolean finds(Services services) {
    try {
      return services.names().find("the desk").isEmpty();
    } catch (DisconnectedException e) {
      return false;
    }
  }

  private static boolean reaches(Desk desk, String where) {
    try {
      assertThat(desk.where()).isEqualTo(where);
      return true;
    } catch (DisconnectedException e) {
      return false;
    }
  }

  @Test
  @DisplayName("is not waited for beyond a deadline or the calls' timeout")
  void deadlinesCount() {
    harbour.openNames("names");
    Desk desk = harbour.services("names").proxy("the desk", Desk.class);
    assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(100)).call(desk::where))
        .isInstanceOf(DeadlineException.class)
        .hasMessageContaining("'the desk'");
    Services hasty =
        harbour.closing(
            Services.builder()
                .nameServer("memory:names")
                .clients(harbour::client)
                .options(CallOptions.defaults().timeout(Duration.ofMillis(100)))
                .open());
    Desk other = hasty.proxy("the desk", Desk.class);
    assertThatThrownBy(other::where).isInstanceOf(DeadlineException.class);
  }

  @Test
  @DisplayName("that lets nobody in, or lacks a method, is said at once")
  void hopelessIsSaidAtOnce() {
    harbour.openNames("names");
    Services services = harbour.services("names", Duration.ofMinutes(10));
    services.names().register("far", ServiceUri.at(Address.tcp("192.0.2.1", 1), "desk"));
    assertThatThrownBy(() -> services.proxy("far", Desk.class).where())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("'far' cannot be used at 192.0.2.1:1")
        .hasMessageContaining("ticket");
    Server one = harbour.open("one");
    one.exports().add("desk", (Runnable) () -> {});
    register(services, one);
    assertThatThrownBy(() -> services.proxy("the desk", Desk.class).where())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("'the desk' cannot be used at memory:one");
    assertThatThrownBy(() -> services.proxy("x", String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not an interface");
  }

  @Test
  @DisplayName("that refuses by itself is not taken for one that has moved")
  void refusalsOfTheService() {
    Server names = harbour.openNames("names");
    Services services = harbour.services("names");
    Server one = serve("one", new OpenDesk("one", false));
    register(services, one);
    Desk desk = services.proxy("the desk", Desk.class);
    long session = sessionAfterACall(desk, one);
    assertThatThrownBy(desk::refuse).hasMessage("closed for lunch");
    assertThat(sessionAfterACall(desk, one)).isEqualTo(session);
    assertThatThrownBy(desk::refuse).hasMessage("closed for lunch");
    names.close();
    assertThat(sessionAfterACall(desk, one)).isEqualTo(session);
  }

  private static long sessionAfterACall(Desk desk, Server server) {
    assertThat(desk.where()).isNotEmpty();
    assertThat(server.clients()).hasSize(1);
    return server.clients().getFirst().id();
  }

  @Test
  @DisplayName("shares its connection with others of that server, closed when nobody uses it")
  void connectionsAreShared() {
    harbour.openNames("names");
    Services services = harbour.services("names");
    Server one = serve("one", new OpenDesk("one", false));
    register(services, one);
    services.names().register("same", ServiceUri.at(one.address(), "desk"));
    Desk desk = services.proxy("the desk", Desk.class);
    assertThat(desk.where()).isEqualTo(services.proxy("same", Desk.class).where());
    assertThat(one.clients()).hasSize(1);
    assertThat(services.connections()).isEqualTo(2);
    services.close();
    eventually("the client to go", () -> one.clients().isEmpty());
    assertThatThrownBy(desk::where).isInstanceOf(HawserException.class);
    services.close();
  }
}
