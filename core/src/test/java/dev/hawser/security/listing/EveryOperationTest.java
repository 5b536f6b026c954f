package dev.hawser.security.listing;

import static dev.hawser.security.listing.Stage.FILLED;
import static dev.hawser.security.listing.Stage.FRESH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Deadline;
import dev.hawser.PermissionException;
import dev.hawser.Pipe;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import dev.hawser.security.Trust;
import dev.hawser.security.listing.CallRules.Errand;
import dev.hawser.security.listing.FileRules.Wish;
import dev.hawser.security.listing.ObjectRules.Visit;
import dev.hawser.security.listing.Rules.Attempt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whoever may do nothing is refused every operation there is, and so is whoever may do everything
/// else; whoever has what the refusal says is missing may do it.
class EveryOperationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// All there is to grant.
  private static final List<Permission> KINDS =
      List.of(
          Permission.SHARE,
          Permission.CALL_EXPORTS,
          Permission.CALL_SHIPPED,
          Permission.EVAL,
          Permission.SYSTEM,
          Permission.files(Path.of("/")));

  /// What is granted as a whole, not by name.
  private static final Set<Kind> UNNAMED = Set.of(Kind.SHIPPED_CODE, Kind.EVAL, Kind.SYSTEM);

  /// What takes a permission under some name, whichever, as storing a value does.
  private static final String ANY_NAME = "*";

  /// At one of these places an operation is tried, by one end that the other trusts with nothing.
  ///
  /// @param restricted whether the client is that end, rather than the server
  /// @param target the variable of a name, as that end sees it
  private record Place<T>(
      String name, boolean restricted, BiFunction<Stage, String, T> target, Rules<T> rules) {
    Stage stage(Trust trust) throws InterruptedException, IOException {
      return restricted ? new Stage(trust, Trust.standard()) : new Stage(Trust.standard(), trust);
    }

    String granting() {
      return restricted ? "Server.builder().trust(" : "Client.builder().trust(";
    }
  }

  private static <T> Place<T> atClient(
      String name, BiFunction<Stage, String, T> target, Rules<T> rules) {
    return new Place<>(name, true, target, rules);
  }

  private static <T> Place<T> atServer(
      String name, BiFunction<Stage, String, T> target, Rules<T> rules) {
    return new Place<>(name, false, target, rules);
  }

  private static List<Place<?>> places() {
    Rules<SharedMap<Object>> map = MapRules.map();
    Rules<SharedMap.Async<Object>> mapAsync = MapRules.async();
    Rules<SharedQueue<Object>> queue = LineRules.queue();
    Rules<SharedQueue.Async<Object>> queueAsync = LineRules.queueAsync();
    Rules<Pipe<Object>> pipe = LineRules.pipe();
    Rules<Pipe.Async<Object>> pipeAsync = LineRules.pipeAsync();
    Rules<Errand> caller = CallRules.caller();
    Rules<Visit> objects = ObjectRules.objects();
    Rules<Visit> handle = ObjectRules.handle();
    Rules<Visit> batch = ObjectRules.batch();
    Rules<Wish> files = FileRules.files();
    return List.of(
        atClient("global map", (stage, name) -> stage.client.globals().map(name), map),
        atClient("private map", (stage, name) -> stage.client.map(name), map),
        atClient("remote map", (stage, name) -> stage.client.globals().map(name).remote(), map),
        atClient("map async", (stage, name) -> stage.client.globals().map(name).async(), mapAsync),
        atClient("global queue", (stage, name) -> stage.client.globals().queue(name), queue),
        atClient("private queue", (stage, name) -> stage.client.queue(name), queue),
        atClient("queue async", (stage, name) -> stage.client.queue(name).async(), queueAsync),
        atClient("client's pipe", (stage, name) -> stage.client.pipe(name), pipe),
        atClient(
            "client's pipe async", (stage, name) -> stage.client.pipe(name).async(), pipeAsync),
        atServer("server's pipe", (stage, name) -> stage.atServer.pipe(name), pipe),
        atServer(
            "server's pipe async", (stage, name) -> stage.atServer.pipe(name).async(), pipeAsync),
        atClient("client", (stage, name) -> new Errand(stage.client, name, stage), caller),
        atServer("server", (stage, name) -> new Errand(stage.atServer, name, stage), caller),
        atClient("objects", (stage, name) -> new Visit(stage.client, name), objects),
        atServer("client's objects", (stage, name) -> new Visit(stage.atServer, name), objects),
        atClient("handle", (stage, name) -> new Visit(stage.client, name), handle),
        atServer("client's handle", (stage, name) -> new Visit(stage.atServer, name), handle),
        atClient("batch", (stage, name) -> new Visit(stage.client, name), batch),
        atServer("client's batch", (stage, name) -> new Visit(stage.atServer, name), batch),
        atClient("files", (stage, name) -> new Wish(stage.client.files(), name, stage), files),
        atServer(
            "client's files",
            (stage, name) -> new Wish(stage.atServer.files(), name, stage),
            files));
  }

  @Test
  @DisplayName("every public method has a rule")
  void everyMethodHasRule() {
    PeerRules.all().forEach(Rules::check);
    CallRules.others().forEach(Rules::check);
    ObjectRules.others().forEach(Rules::check);
    FileRules.others().forEach(Rules::check);
    places().forEach(place -> place.rules().check());
  }

  @TestFactory
  @DisplayName("without the permission it is refused and changes nothing; with it alone, it works")
  Stream<DynamicTest> everyOperation() {
    return places().stream().flatMap(EveryOperationTest::tests);
  }

  private static <T> Stream<DynamicTest> tests(Place<T> place) {
    return place.rules().refused().entrySet().stream()
        .map(rule ->
            DynamicTest.dynamicTest(
                place.name() + ": " + rule.getKey(),
                () -> {
                  for (Attempt<T> attempt : rule.getValue()) {
                    Permission missing = refused(place, attempt, Trust.nothing());
                    var _ = refused(place, attempt, Trust.of(allBut(missing)));
                    permitted(place, attempt);
                  }
                }));
  }

  /// Everything that does not include one permission.
  private static List<Permission> allBut(Permission missing) {
    return KINDS.stream()
        .filter(each -> !each.permits(missing.kind(), missing.access(), missing.pattern()))
        .toList();
  }

  /// Tries an operation that must be refused.
  ///
  /// @return what was missing
  private static <T> Permission refused(Place<T> place, Attempt<T> attempt, Trust trust)
      throws Exception {
    try (Stage stage = place.stage(trust)) {
      List<Object> before = stage.content();
      Permission missing = refused(place, attempt, stage, FRESH);
      assertThat(refused(place, attempt, stage, FILLED).kind()).isEqualTo(missing.kind());
      assertThat(stage.noted()).as("what the engine was asked for").isEmpty();
      assertThat(stage.content()).isEqualTo(before);
      return missing;
    }
  }

  private static <T> Permission refused(
      Place<T> place, Attempt<T> attempt, Stage stage, String name) throws Exception {
    PermissionException refusal = refusal(attempt, place.target().apply(stage, name));
    if (refusal == null) {
      throw new AssertionError("it was not refused");
    }
    Permission missing = Permission.parse(refusal.missing());
    assertThat(refusal)
        .hasMessageContaining("may not")
        .hasMessageContaining("it lacks " + refusal.missing())
        .hasMessageContaining(place.granting());
    if (!UNNAMED.contains(missing.kind()) && !missing.pattern().equals(ANY_NAME)) {
      String shown = missing.kind() == Kind.FILES ? name : "'" + name + "'";
      assertThat(refusal).hasMessageContaining(shown);
    }
    return missing;
  }

  /// Grants what is missing until the operation works: each of its steps may lack something.
  private static <T> void permitted(Place<T> place, Attempt<T> attempt) throws Exception {
    List<Permission> granted = new ArrayList<>();
    while (true) {
      try (Stage stage = place.stage(Trust.of(granted))) {
        Stage.feed((place.restricted() ? stage.atServer : stage.client).pipe(FILLED));
        PermissionException refusal = refusal(attempt, place.target().apply(stage, FILLED));
        if (refusal == null) {
          assertThat(granted).hasSizeBetween(1, 2);
          return;
        }
        Permission missing = Permission.parse(refusal.missing());
        Permission enough = missing.kind() == Kind.FILES ? folderOf(missing) : missing;
        assertThat(granted).as("what the refusal said would be enough").doesNotContain(enough);
        granted.add(enough);
      }
    }
  }

  /// What is granted by a folder cannot be deleted or moved, but all that is in it can.
  private static Permission folderOf(Permission file) {
    String folder = String.valueOf(Path.of(file.pattern()).getParent());
    return new Permission(Kind.FILES, file.access(), folder);
  }

  /// The refusal of an attempt, or null if it worked.
  private static <T> PermissionException refusal(Attempt<T> attempt, T target) throws Exception {
    try {
      Object result = Deadline.within(PATIENCE).call(() -> attempt.on(target));
      if (result instanceof CompletableFuture<?> future) {
        var _ = future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      return null;
    } catch (PermissionException e) {
      return e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PermissionException cause) {
        return cause;
      }
      throw e;
    }
  }
}
