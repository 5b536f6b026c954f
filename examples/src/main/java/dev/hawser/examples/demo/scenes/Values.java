package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.CAROL;

import module java.base;

import dev.hawser.Client;
import dev.hawser.SharedMap;
import dev.hawser.ValueException;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;

/// Plain data travels by value: records and sealed families by naming their type once.
final class Values extends Scene {
  // @start region="types"
  sealed interface Cargo permits Bulk, Crate {}

  record Bulk(String what, BigDecimal tonnes) implements Cargo {}

  record Crate(int number, List<String> content) implements Cargo {}

  record Voyage(String ship, LocalDate sails, Map<String, Cargo> holds) {}

  // @end

  /// A type that nobody allowed to travel.
  record Stowaway(String name) {}

  private static final Voyage VOYAGE =
      new Voyage(
          "Aurora",
          LocalDate.of(2027, 3, 14),
          Map.of(
              "fore", new Bulk("wheat", new BigDecimal("812.50")),
              "aft", new Crate(7, List.of("tea", "spoons"))));

  Values() {
    super("Values", "Records and a sealed family cross as they are; types nobody named do not.");
    client("write", Values::write);
    client("read", Values::read);
    client("smuggle", Values::smuggle);
  }

  private static Object write(Client client) {
    // @start region="write"
    SharedMap<Voyage> voyages = client.globals().map("voyages", Voyage.class); // at carol
    voyages.put("next", VOYAGE);
    // @end
    return true;
  }

  private static Object read(Client client) {
    // @start region="read"
    SharedMap<Voyage> voyages = client.globals().map("voyages", Voyage.class); // at bob
    voyages.sync();
    Voyage voyage = Objects.requireNonNull(voyages.get("next"));
    String freight =
        switch (Objects.requireNonNull(voyage.holds().get("fore"))) {
          case Bulk(String what, BigDecimal tonnes) -> tonnes + " t of " + what;
          case Crate(int number, List<String> content) -> "crate " + number + ": " + content;
        };
    // @end
    say("unloads %s", freight);
    return voyage.equals(VOYAGE);
  }

  private static Object smuggle(Client client) {
    try {
      client.globals().map().put("smuggled", new Stowaway("Jim"));
      return "it went through";
    } catch (ValueException e) {
      say("is told: %s", e.getMessage());
      return "refused";
    }
  }

  @Override
  public void play(Stage stage) {
    stage.show("types");
    stage.show("write");
    stage.ask(CAROL, "write");
    stage.show("read");
    stage.check("bob's copy equals carol's", true, stage.ask(BOB, "read"));
    stage.check("a type that nobody allowed is refused", "refused", stage.ask(BOB, "smuggle"));
  }
}
