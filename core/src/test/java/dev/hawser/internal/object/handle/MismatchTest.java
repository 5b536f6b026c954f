package dev.hawser.internal.object.handle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.object.Exported;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An interface that asks for what is not there")
class MismatchTest {
  private static final String ADVICE =
      ". java.lang.Runnable asks for what is missing: declare it alike at both ends; or leave it"
          + " out of the interface here";

  private static String message(List<String> shown, String... missing) {
    Exported there = new Exported("crane", "lab.Crane", shown);
    return String.valueOf(Mismatch.of(Runnable.class, there, List.of(missing)).getMessage());
  }

  @Test
  @DisplayName("is told first which methods the other end lacks, and which it has otherwise")
  void methods() {
    List<String> shown =
        List.of("lift(java.lang.String)", "weigh(java.lang.String,int[])", "weigh()", "park()");
    assertThat(message(shown, "drop()"))
        .isEqualTo("the object there, a lab.Crane, has no method drop()" + ADVICE);
    assertThat(
            message(
                shown,
                "drop(java.lang.String)",
                "lift(int,java.util.Map$Entry)",
                "weigh(java.lang.String,long[])"))
        .isEqualTo(
            "the object there, a lab.Crane, has no method drop(String);"
                + " has lift(String), but not lift(int, Entry);"
                + " has weigh(), weigh(String, int[]), but not weigh(String, long[])"
                + ADVICE);
  }

  @Test
  @DisplayName("with a type that was declared at both ends is told to share it")
  void sameNames() {
    assertThat(message(List.of("ship(Harbour$Order)"), "ship(Ship$Order)"))
        .isEqualTo(
            "the object there, a lab.Crane, has ship(Harbour$Order), but not ship(Ship$Order)."
                + " java.lang.Runnable asks for what is missing: declare it alike at both ends,"
                + " with the same types: share the classes of records; or leave it out of the"
                + " interface here");
  }

  @Test
  @DisplayName("gets a message that is short and on one line, whatever the other end shows")
  void bounded() {
    List<String> shown =
        IntStream.range(0, 1000).mapToObj(i -> "f(\r\n\u202e" + "x".repeat(i) + ")").toList();
    String[] missing =
        IntStream.range(0, 50)
            .mapToObj(i -> "f(" + "int,".repeat(i) + "int)")
            .toArray(String[]::new);
    String message = message(shown, missing);
    assertThat(message).contains("; lacks 45 more.").hasSizeLessThan(4000);
    assertThat(message.codePoints())
        .allMatch(each -> !Character.isISOControl(each) && each != 0x202e);
  }
}
