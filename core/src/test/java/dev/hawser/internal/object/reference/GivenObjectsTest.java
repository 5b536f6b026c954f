package dev.hawser.internal.object.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import dev.hawser.internal.object.contract.Exposure;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What one end counts of the objects it has given away.
class GivenObjectsTest {
  private static final Exposure SHOWN = Exposure.of(Runnable.class, List.of(Runnable.class));

  private final GivenObjects table = new GivenObjects(3);
  private final Runnable thing = () -> {};

  private Given give(Object object) {
    return table.give(object, SHOWN, null);
  }

  @Test
  @DisplayName("a release that crosses a further gift does not end the object")
  void crossing() {
    long number = give(thing).number();
    assertThat(give(thing).number()).isEqualTo(number);
    table.release(number, 1);
    Given still = table.find(number);
    assertThat(still).isNotNull();
    assertThat(still.object()).isSameAs(thing);
    table.release(number, 1);
    assertThat(table.find(number)).isNull();
    assertThat(table.list()).isEmpty();
  }

  @Test
  @DisplayName("an object that was let go of gets a new number when it is given again")
  void newNumber() {
    long first = give(thing).number();
    table.release(first, 1);
    long second = give(thing).number();
    assertThat(second).isNotEqualTo(first);
    assertThat(table.find(first)).isNull();
  }

  @Test
  @DisplayName("a gift that cannot arrive is withdrawn, and only that one")
  void withdrawn() {
    Given given = give(thing);
    Given same = give(thing);
    table.withdraw(same);
    assertThat(table.find(given.number())).isNotNull();
    table.withdraw(given);
    assertThat(table.find(given.number())).isNull();
    assertThatCode(() -> table.withdraw(given)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("nothing can be released that was not given, nor more often than it was")
  void lies() {
    long number = give(thing).number();
    for (long count : new long[] {2, 0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> table.release(number, count))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> table.release(number + 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(table.find(number)).isNotNull();
  }

  @Test
  @DisplayName("the number of objects is bounded, and the message says what to do")
  void bounded() {
    Object[] kept = {new Object(), new Object(), new Object()};
    for (Object each : kept) {
      var _ = give(each);
    }
    assertThatThrownBy(() -> give(thing))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("3 objects")
        .hasMessageContaining("Limits.withObjects");
    assertThatCode(() -> give(kept[0])).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("when the session is over nothing is kept, and late releases do no harm")
  void over() {
    long number = give(thing).number();
    table.end();
    assertThat(table.find(number)).isNull();
    assertThatCode(() -> table.release(number, 1)).doesNotThrowAnyException();
    Given late = give(thing);
    assertThat(table.find(late.number())).isNull();
    assertThatCode(() -> table.withdraw(late)).doesNotThrowAnyException();
  }
}
