package dev.hawser.internal.object.contract;

import static dev.hawser.internal.object.contract.Exposures.of;
import static dev.hawser.internal.object.contract.Exposures.read;
import static dev.hawser.internal.object.contract.Exposures.signatures;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Peer;
import dev.hawser.object.Exposed;
import dev.hawser.object.SessionAware;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is exposed of an object beside its interfaces: methods and attributes that are marked.
class ExposedMembersTest {
  static class Account implements ExposureTest.Greeter {
    @Exposed public String owner = "Anna";
    @Exposed public final int number = 7;
    public String hidden = "no";
    private long balance;
    private @Nullable String note;

    @Override
    public String greet(String name) {
      return name;
    }

    @Exposed
    public long balance() {
      return balance;
    }

    @Exposed
    public void setBalance(long value) {
      balance = value;
    }

    @Exposed
    public void setBalance(String value) {
      balance = Long.parseLong(value);
    }

    @Exposed
    public @Nullable String getNote() {
      return note;
    }

    @Exposed
    public void setNote(@Nullable String value) {
      note = value;
    }

    @Exposed
    public boolean isEmpty() {
      return balance == 0;
    }

    @Exposed
    public String isOdd() {
      return "odd";
    }

    @Exposed
    public void clear() {
      balance = 0;
    }

    @Exposed
    void packagePrivate() {}

    @Exposed
    protected void inherited() {}

    @Exposed
    public static void ofNobody() {}

    public void unmarked() {}
  }

  @Test
  @DisplayName("exposed public methods are reached beside those of interfaces, and nothing else")
  void exposedMethods() {
    assertThat(signatures(of(new Account())))
        .containsExactly(
            "balance()",
            "clear()",
            "getNote()",
            "greet(java.lang.String)",
            "isEmpty()",
            "isOdd()",
            "politely(java.lang.String)",
            "setBalance(java.lang.String)",
            "setBalance(long)",
            "setNote(java.lang.String)");
    assertThat(of(new Account()).named("setBalance")).hasSize(2);
    assertThat(of(new Account()).named("unmarked")).isEmpty();
  }

  @Exposed
  static class Whole extends Account implements SessionAware {
    public int field;

    public String own() {
      return "own";
    }

    @Override
    public void clear() {}

    @Override
    public String toString() {
      return "whole";
    }

    @Override
    public Object clone() {
      return this;
    }

    @Override
    public void connected(Peer peer) {}

    public void notify(String text) {}
  }

  @Test
  @DisplayName("an exposed class shows the methods it declares, never those of every object")
  void exposedClass() {
    assertThat(signatures(of(new Whole())))
        .contains("own()", "clear()", "balance()", "notify(java.lang.String)")
        .doesNotContain("unmarked()", "toString()", "clone()", "connected(dev.hawser.Peer)");
    assertThat(of(new Whole()).attributes()).containsExactly("number", "owner");
  }

  @Test
  @DisplayName("what overrides an exposed method is exposed")
  void overriding() {
    class Quiet extends Account {
      @Override
      public void clear() {}
    }

    assertThat(signatures(of(new Quiet()))).contains("clear()");
  }

  // ---- attributes ----

  private static void write(Object target, String attribute, int which, @Nullable Object value)
      throws Throwable {
    of(target).setters(attribute).get(which).set(target, value);
  }

  @Test
  @DisplayName("an attribute is read by name(), getName(), isName() or the exposed field")
  void readers() throws Throwable {
    Account account = new Account();

    assertThat(read(account, "balance")).isEqualTo(0L);
    assertThat(read(account, "note")).isNull();
    assertThat(read(account, "empty")).isEqualTo(true);
    assertThat(read(account, "owner")).isEqualTo("Anna");
    assertThat(read(account, "number")).isEqualTo(7);
    for (String none : List.of("hidden", "odd", "clear", "class", "unmarked", "", "greet", "x()")) {
      assertThat(of(account).getter(none)).as(none).isNull();
    }
  }

  @Test
  @DisplayName("an attribute is set by setName or the exposed field, unless that is final")
  void writers() throws Throwable {
    Account account = new Account();
    List<Class<?>> types = new ArrayList<>();
    of(account).setters("balance").forEach(each -> types.add(each.type()));

    write(account, "balance", types.indexOf(long.class), 5L);
    write(account, "note", 0, "text");
    write(account, "owner", 0, "Bert");

    assertThat(types).containsExactlyInAnyOrder(long.class, String.class);
    assertThat(account.balance()).isEqualTo(5);
    assertThat(account.getNote()).isEqualTo("text");
    assertThat(account.owner).isEqualTo("Bert");
    assertThat(of(account).setters("number")).isEmpty();
    assertThat(of(account).setters("hidden")).isEmpty();
  }
}
