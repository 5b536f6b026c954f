package dev.hawser.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.Subscription;
import dev.hawser.call.Functions;
import dev.hawser.call.Task1;
import dev.hawser.security.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What names mean to those who call by name.
class NamesTest {
  /// Overloads to choose from.
  public static final class Choice {
    /// Not for others.
    static final String HIDDEN = "hidden";

    /// For others.
    public static final String SHOWN = "shown";

    private Choice() {}

    /// Takes an int.
    public static String of(int value) {
      return "int";
    }

    /// Takes a long.
    public static String of(long value) {
      return "long";
    }

    /// Takes a double.
    public static String of(double value) {
      return "double";
    }

    /// Takes an object.
    public static String of(Object value) {
      return "object";
    }

    /// Takes a text.
    public static String of(String value) {
      return "text";
    }

    /// Takes several texts.
    public static String of(String first, Object... rest) {
      return "text and " + rest.length;
    }

    /// Takes either.
    public static String unclear(String a, Object b) {
      return "first";
    }

    /// Takes either.
    public static String unclear(Object a, String b) {
      return "second";
    }

    /// Adds up.
    public static long sum(long... values) {
      return Arrays.stream(values).sum();
    }

    /// Does nothing.
    public static void nothing() {}

    static String secret() {
      return "secret";
    }
  }

  /// Has a namesake.
  public static final class Date {
    private Date() {}

    /// Makes none.
    public static String from(String text) {
      return text;
    }
  }

  /// Checks its argument as compilers let classes do.
  private static final class Upper implements Task1<String, String, RuntimeException> {
    private static final long serialVersionUID = 1;

    @Override
    public String call(String argument) {
      return argument.toUpperCase(Locale.ROOT);
    }
  }

  @Test
  @DisplayName("a name that is not there is answered with names that are near")
  void near() {
    try (CallLab lab = new CallLab()) {
      Functions functions = lab.server.functions();
      for (String name : List.of("add", "abs", "Ed", "multiply", "adapt")) {
        var _ = functions.register(name, () -> 0);
      }
      assertThatThrownBy(() -> lab.client.callRemote("ad"))
          .isInstanceOf(RefusedException.class)
          .hasMessage("there is no function 'ad'; near: Ed, add, abs");
      assertThatThrownBy(() -> lab.client.callRemote("completely else"))
          .hasMessage(
              "there is no function 'completely else'; there are: Ed, abs, adapt, add, multiply");
      var _ = functions.register("xor", () -> 0);
      assertThatThrownBy(() -> lab.client.callRemote("completely else"))
          .hasMessage(
              "there is no function 'completely else'; there are: Ed, abs, adapt, add, multiply"
                  + " and 1 more");
    }
  }

  @Test
  @DisplayName("only names that the caller may call are told")
  void nearAndPermitted() {
    try (CallLab lab = new CallLab(Permission.exports("a*"))) {
      var _ = lab.server.functions().register("add", () -> 0);
      var _ = lab.server.functions().register("bad", () -> 0);
      assertThatThrownBy(() -> lab.client.callRemote("ad"))
          .hasMessage("there is no function 'ad'; near: add");
      assertThatThrownBy(() -> lab.client.callRemote("a completely different one"))
          .hasMessage("there is no function 'a completely different one'; there is: add");
      assertThatThrownBy(() -> lab.client.callRemote("bad"))
          .isInstanceOf(PermissionException.class)
          .hasMessageContaining("call function");
      assertThat(lab.client.callRemote("add")).isEqualTo(0);
    }
  }

  @Test
  @DisplayName("who calls a name where none is registered is told how to register one")
  void none() {
    try (CallLab lab = new CallLab()) {
      assertThatThrownBy(() -> lab.client.callRemote("add"))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              "there is no function 'add'; there is none that you may call:"
                  + " functions().register(name, function) at that end makes one");
    }
  }

  @Test
  @DisplayName("a name is taken until its registration is closed")
  void registration() {
    try (CallLab lab = new CallLab()) {
      Functions functions = lab.server.functions();
      Subscription first = functions.register("f", () -> 1);
      assertThatThrownBy(() -> functions.register("f", () -> 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'f' is taken");
      assertThatThrownBy(() -> functions.register(" ", () -> 2))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(functions.names()).containsExactly("f");
      first.close();
      assertThat(functions.names()).isEmpty();
      Subscription second = functions.register("f", () -> 2);
      first.close();
      assertThat(lab.client.callRemote("f")).isEqualTo(2);
      second.close();
      assertThatThrownBy(() -> lab.client.callRemote("f")).isInstanceOf(RefusedException.class);
    }
  }

  @Test
  @DisplayName("a wrong number of arguments is refused")
  void wrongCount() {
    try (CallLab lab = new CallLab()) {
      var _ = lab.server.functions().register("one", (String a) -> a);
      assertThatThrownBy(() -> lab.client.callRemote("one", 1, 2))
          .isInstanceOf(RefusedException.class)
          .hasMessage("function 'one' takes 1 argument, not 2");
    }
  }

  @Test
  @DisplayName("arguments of wrong types are refused, unlike a function that casts wrongly itself")
  void wrongTypes() {
    try (CallLab lab = new CallLab()) {
      Functions functions = lab.server.functions();
      var _ = functions.register("lambda", (String a) -> a.length());
      var _ = functions.register("reference", String::length);
      var _ = functions.register("class", new Upper());
      var _ = functions.register("own", (Object a) -> ((String) a).length());
      for (String name : List.of("lambda", "reference", "class")) {
        assertThatThrownBy(() -> lab.client.callRemote(name, 5))
            .as(name)
            .isInstanceOf(RefusedException.class)
            .hasMessageContaining("'" + name + "' does not take (Integer)");
      }
      assertThatThrownBy(() -> lab.client.callRemote("own", 5))
          .isInstanceOf(ClassCastException.class);
    }
  }

  @Test
  @DisplayName("static members of allowed classes are called by name, with and without package")
  void statics() {
    try (CallLab lab = new CallLab()) {
      Subscription allowed = lab.server.functions().allowStatics(Math.class);
      assertThat(lab.client.callRemote("java.lang.Math.max", 2, 3)).isEqualTo(3);
      assertThat(lab.client.callRemote("Math.max", 2, 3L)).isEqualTo(3L);
      assertThat(lab.client.callRemote("Math.max", 2, 2.5)).isEqualTo(2.5);
      assertThat(lab.client.callRemote("Math.sqrt", 4)).isEqualTo(2.0);
      assertThat(lab.client.callRemote("Math.PI")).isEqualTo(Math.PI);
      assertThatThrownBy(() -> lab.client.callRemote("Math.mux", 1, 2))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("near: ")
          .hasMessageContaining("Math.max");
      assertThatThrownBy(() -> lab.client.callRemote("Math.max", "a", 2))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("java.lang.Math.max does not take (String, Integer)")
          .hasMessageContaining("max(int, int)");
      assertThatThrownBy(() -> lab.client.callRemote("Math.PI", 1))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("it is a field");
      assertThatThrownBy(() -> lab.client.callRemote("Math.floorDiv", 1, 0))
          .isInstanceOf(ArithmeticException.class);
      allowed.close();
      assertThatThrownBy(() -> lab.client.callRemote("Math.max", 2, 3))
          .isInstanceOf(RefusedException.class);
    }
  }

  @Test
  @DisplayName("overloads are chosen by what the arguments are, as Java would")
  void overloads() {
    try (CallLab lab = new CallLab()) {
      var _ = lab.server.functions().allowStatics(Choice.class);
      assertThat(lab.client.callRemote("Choice.of", 1)).isEqualTo("int");
      assertThat(lab.client.callRemote("Choice.of", (short) 1)).isEqualTo("int");
      assertThat(lab.client.callRemote("Choice.of", 'c')).isEqualTo("int");
      assertThat(lab.client.callRemote("Choice.of", 1L)).isEqualTo("long");
      assertThat(lab.client.callRemote("Choice.of", 1f)).isEqualTo("double");
      assertThat(lab.client.callRemote("Choice.of", true)).isEqualTo("object");
      assertThat(lab.client.callRemote("Choice.of", List.of())).isEqualTo("object");
      assertThat(lab.client.callRemote("Choice.of", "a")).isEqualTo("text");
      assertThat(lab.client.callRemote("Choice.of", (Object) null)).isEqualTo("text");
      assertThat(lab.client.callRemote("Choice.of", "a", 1, "b")).isEqualTo("text and 2");
      assertThat(lab.client.callRemote("Choice.sum")).isEqualTo(0L);
      assertThat(lab.client.callRemote("Choice.sum", 1, 2L, (byte) 3)).isEqualTo(6L);
      assertThat(lab.client.callRemote("Choice.sum", (Object) new long[] {4, 5})).isEqualTo(9L);
      assertThat(lab.client.callRemote("Choice.nothing")).isNull();
      assertThat(lab.client.callRemote("Choice.SHOWN")).isEqualTo("shown");
      assertThatThrownBy(() -> lab.client.callRemote("Choice.unclear", "a", "b"))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("unclear(String, Object)");
    }
  }

  @Test
  @DisplayName("only what is public can be reached, of classes that are public")
  void onlyPublic() {
    try (CallLab lab = new CallLab()) {
      Functions functions = lab.server.functions();
      var _ = functions.allowStatics(Choice.class);
      assertThatThrownBy(() -> lab.client.callRemote("Choice.secret"))
          .isInstanceOf(RefusedException.class);
      assertThatThrownBy(() -> lab.client.callRemote("Choice.HIDDEN"))
          .isInstanceOf(RefusedException.class);
      assertThatThrownBy(() -> lab.client.callRemote("Choice.getClass"))
          .isInstanceOf(RefusedException.class);
      assertThatThrownBy(() -> lab.client.callRemote("java.lang.System.exit", 1))
          .isInstanceOf(RefusedException.class);
      assertThatThrownBy(() -> functions.allowStatics(Upper.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not public");
    }
  }

  @Test
  @DisplayName("two allowed classes of one simple name are told apart by their packages")
  void sameSimpleName() {
    try (CallLab lab = new CallLab()) {
      var _ = lab.server.functions().allowStatics(java.util.List.class);
      var _ = lab.server.functions().allowStatics(List.class);
      assertThat(lab.client.callRemote("List.of", 1)).isEqualTo(List.of(1));
      var _ = lab.server.functions().allowStatics(java.util.Date.class);
      var _ = lab.server.functions().allowStatics(Date.class);
      assertThatThrownBy(() -> lab.client.callRemote("Date.from", 1L))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("NamesTest$Date or java.util.Date");
    }
  }
}
