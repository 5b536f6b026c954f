package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.call.Code;
import dev.hawser.call.Explanation;
import dev.hawser.call.Explanation.CapturedValue;
import dev.hawser.call.Explanation.ClassPart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Reports on what would travel, and on what would not.
class ExplanationsTest {
  private static final Program PROGRAM =
      Program.of(
          new Program.Source(
              "app.Main",
              """
              package app;
              import dev.hawser.call.*;
              import java.io.Serializable;
              import java.util.*;
              record Item(String name, Object content) {}
              class Bag implements Serializable {
                Object first = "a";
                Thread second = new Thread("worker");
              }
              class Native {
                static native int read();
              }
              class Main {
                static Object good() {
                  Item item = new Item("box", 5);
                  String none = null;
                  return (Task<String, RuntimeException>) () -> item + none;
                }
                static Object bad() {
                  Item item = new Item("box", List.of(new Thread("in a list")));
                  Bag bag = new Bag();
                  Runnable run = () -> {};
                  return (Task<Integer, RuntimeException>)
                      () -> item.hashCode() + bag.hashCode() + run.hashCode() + Native.read();
                }
                static Object nested() {
                  int n = 4;
                  Task<Integer, RuntimeException> inner = () -> n;
                  return (Task<Integer, RuntimeException>) () -> inner.call();
                }
              }
              """));

  @Test
  @DisplayName("classes, sizes, slices and captured values are listed")
  void good() {
    Explanation explanation = Code.explain(PROGRAM.call("app.Main", "good"));
    assertThat(explanation.canTravel()).isTrue();
    assertThat(explanation.classes()).extracting(ClassPart::name).hasSize(2).contains("app.Item");
    assertThat(explanation.classes()).filteredOn(ClassPart::isSlice).hasSize(1);
    assertThat(explanation.bytes())
        .isEqualTo(explanation.classes().stream().mapToInt(ClassPart::bytes).sum());
    assertThat(explanation.captured())
        .containsExactly(
            new CapturedValue("task.captured[0]", "app.Item", "Item[name=box, content=5]"),
            new CapturedValue("task.captured[1]", "null", "null"));
    assertThat(explanation.toString())
        .contains("2 classes, ", ", a slice", "2 captured values", "it can travel");
  }

  @Test
  @DisplayName("every obstacle is listed, each with the way to it")
  void bad() {
    Explanation explanation = Code.explain(PROGRAM.call("app.Main", "bad"));
    assertThat(explanation.canTravel()).isFalse();
    assertThat(explanation.obstacles())
        .hasSize(4)
        .anyMatch(each -> each.startsWith("task.captured[0]") && each.contains("content[0] is a"))
        .anyMatch(each -> each.startsWith("task.captured[1]") && each.contains("second is a"))
        .anyMatch(each -> each.startsWith("task.captured[2]") && each.contains("Serializable"))
        .anyMatch(each -> each.contains("app.Native.read is a native method"));
    assertThat(explanation.toString()).contains("it cannot travel:");
  }

  @Test
  @DisplayName("functions that a function captured are looked into")
  void nested() {
    Explanation explanation = Code.explain(PROGRAM.call("app.Main", "nested"));
    assertThat(explanation.canTravel()).isTrue();
    assertThat(explanation.captured())
        .extracting(CapturedValue::path)
        .containsExactly("task.captured[0]", "task.captured[0].captured[0]");
    assertThat(explanation.classes()).hasSize(2).allMatch(ClassPart::isSlice);
  }

  @Test
  @DisplayName("values without functions are explained, too")
  void values() {
    Explanation plain = Code.explain(Map.of("a", List.of(1, 2)));
    assertThat(plain.canTravel()).isTrue();
    assertThat(plain.classes()).isEmpty();
    assertThat(plain.captured()).singleElement().extracting(CapturedValue::path).isEqualTo("value");

    Explanation thread = Code.explain(new Object[] {new Thread()});
    assertThat(thread.obstacles()).singleElement().asString().startsWith("value[0] is a");
  }
}
