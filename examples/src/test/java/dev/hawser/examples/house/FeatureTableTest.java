package dev.hawser.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.examples.catalogue.Catalogue;
import dev.hawser.examples.catalogue.Example;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every feature is shown by an example and checked by a test, and the README says by which.
class FeatureTableTest {
  /// The features that are without an example or a test, and why.
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "H8", "maps that survive their server, and a cluster engine, are still to come",
          "H9",
              "a dashboard and metrics are still to come; there are the command line and the events"
                  + " of the audit",
          "H10", "programs of RPyC and Pyro5 as peers are still to come");

  private static FeatureTable table = new FeatureTable(List.of());

  @BeforeAll
  static void read() throws IOException {
    table = FeatureTable.read();
    System.out.printf(
        "features: %d, with an example: %d, with a test: %d, excepted: %s%n",
        FeatureTable.IDS.size(),
        table.withExample().size(),
        table.withTest().size(),
        new TreeSet<>(EXCEPTIONS.keySet()));
  }

  @Test
  @DisplayName("every feature has an example and a test that exist, or is excepted with a reason")
  void complete() {
    List<String> missing = new ArrayList<>();
    for (String id : FeatureTable.IDS) {
      if (!EXCEPTIONS.containsKey(id)) {
        String lacks =
            (table.withExample().contains(id) ? "" : " example")
                + (table.withTest().contains(id) ? "" : " test");
        if (!lacks.isEmpty()) {
          missing.add(id + " lacks" + lacks);
        }
      }
    }
    assertThat(missing).as("README.md, \"Where each feature is shown and tested\"").isEmpty();
  }

  @Test
  @DisplayName("nothing is excepted that has both")
  void exceptions() {
    Set<String> done = new TreeSet<>(table.withExample());
    done.retainAll(table.withTest());
    assertThat(EXCEPTIONS.keySet()).isSubsetOf(FeatureTable.IDS).doesNotContainAnyElementsOf(done);
  }

  @Test
  @DisplayName("every feature that an example says it is for has a link to it")
  void links() {
    List<String> missing = new ArrayList<>();
    for (Example example : Catalogue.examples()) {
      for (String id : example.rows()) {
        if (!table.links(id, example.name())) {
          missing.add(id + " has no link to " + example.name());
        }
      }
    }
    assertThat(missing).as("README.md, \"Where each feature is shown and tested\"").isEmpty();
  }
}
