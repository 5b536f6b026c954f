package dev.hawser.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who may begin when.
class TurnsTest {
  @Test
  @DisplayName("so many begin at once, and the others in order when one is over")
  void inOrder() {
    Turns turns = new Turns(2);
    List<Integer> begun = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      turns.take(() -> begun.add(number));
    }
    assertThat(begun).containsExactly(0, 1);
    turns.leave();
    assertThat(begun).containsExactly(0, 1, 2);
    turns.leave();
    turns.leave();
    turns.leave();
    assertThat(begun).containsExactly(0, 1, 2, 3, 4);
    turns.leave();
    turns.take(() -> begun.add(5));
    assertThat(begun).endsWith(5);
  }

  @Test
  @DisplayName("one that leaves as soon as it begins makes room for the next")
  void leavesAtOnce() {
    Turns turns = new Turns(1);
    List<Integer> begun = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      turns.take(() -> {
        begun.add(number);
        turns.leave();
      });
    }
    assertThat(begun).containsExactly(0, 1, 2);
  }
}
