package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.AllowedTypes;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Sink;
import dev.hawser.internal.codec.Source;
import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ObjectFieldsTest {
  /// Keeps the values that an object holds in a line beside its bytes.
  private static final class Line implements Sink, Source {
    private final Output bytes = new Output();
    private final Deque<List<@Nullable Object>> values = new ArrayDeque<>();
    private @Nullable Input input;

    @Override
    public Output output() {
      return bytes;
    }

    @Override
    public void write(@Nullable Object value) {
      values.add(Collections.singletonList(value));
    }

    @Override
    public Input input() {
      if (input == null) {
        input = new Input(bytes.toByteArray());
      }
      return input;
    }

    @Override
    public @Nullable Object read() {
      return values.remove().getFirst();
    }

    @Override
    public void read(Consumer<@Nullable Object> place) {
      place.accept(read());
    }

    @Override
    public void writeName(String name) {
      throw new AssertionError(name);
    }

    @Override
    public void writeApart(Output to, AllowedTypes types, Foreign foreign, @Nullable Object value) {
      throw new AssertionError(value);
    }

    @Override
    public void exists(Object object) {
      throw new AssertionError(object);
    }

    @Override
    public String readName() {
      throw new AssertionError();
    }

    @Override
    public void charge(long bytes) {
      throw new AssertionError();
    }

    @Override
    public @Nullable Object readApart(AllowedTypes types, Foreign foreign) {
      throw new AssertionError();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T object) {
    ObjectFields fields = ObjectFields.of(object.getClass());
    Line line = new Line();
    fields.write(object, line);
    Object copy = fields.allocate();
    fields.read(copy, line);
    return (T) copy;
  }

  static class Base {
    private final String made = "by the constructor";
    String set = "nothing";
  }

  @SuppressWarnings("serial")
  static class Middle extends Base implements Serializable {
    private static final long serialVersionUID = 1;
    private final String text;
    private int n = 5;

    Middle(String text) {
      this.text = text;
    }
  }

  @SuppressWarnings("serial")
  static final class All extends Middle {
    private static final long serialVersionUID = 1;
    private final boolean z = true;
    private final byte b = -1;
    private final short s = -2;
    private final char c = '\uffff';
    private final int i = Integer.MIN_VALUE;
    private final long j = Long.MAX_VALUE;
    private final float f = -0f;
    private final double d = Math.PI;
    private final List<String> list;
    private final int[] @Nullable [] array;
    private transient @Nullable String forgotten = "forgotten";
    private String text = "hides the other";

    All(String text, List<String> list) {
      super(text);
      this.list = list;
      this.array = new int[][] {{1}, {2, 3}};
    }
  }

  @Test
  @DisplayName("Fields of every type travel, final ones and those of superclasses too")
  void everyType() {
    All object = new All("given", new ArrayList<>(List.of("a", "b")));
    ((Middle) object).n = 6;
    All copy = copy(object);

    assertThat(copy).usingRecursiveComparison().ignoringFields("forgotten").isEqualTo(object);
    assertThat(((Middle) copy).text).isEqualTo("given");
    assertThat(copy.text).isEqualTo("hides the other");
  }

  @Test
  @DisplayName("A transient field is left at its default")
  void transients() {
    assertThat(copy(new All("", new ArrayList<>())).forgotten).isNull();
  }

  @Test
  @DisplayName("The constructor of the first class that is not serializable runs, and no other")
  void constructors() {
    Middle object = new Middle("text");
    object.set = "something";
    Middle copy = copy(object);

    assertThat(((Base) copy).made).isEqualTo("by the constructor");
    assertThat(copy.set).isEqualTo("nothing");
  }

  interface Job extends Callable<String>, Serializable {}

  private static Job anonymous(String captured, int number) {
    return new Job() {
      private static final long serialVersionUID = 1;

      @Override
      public String call() {
        return captured + number;
      }
    };
  }

  private static Job local(String captured) {
    class Local implements Job {
      private static final long serialVersionUID = 1;
      private int calls = 10;

      @Override
      public String call() {
        return captured + ++calls;
      }
    }
    return new Local();
  }

  @Test
  @DisplayName("Anonymous and local classes travel with what they captured")
  void captured() throws Exception {
    assertThat(copy(anonymous("a", 1)).call()).isEqualTo("a1");
    assertThat(copy(local("b")).call()).isEqualTo("b11");
  }

  @SuppressWarnings("serial")
  static final class Even extends Number {
    private static final long serialVersionUID = 1;
    private final int half;

    Even(int half) {
      this.half = half;
    }

    @Override
    public int intValue() {
      return 2 * half;
    }

    @Override
    public long longValue() {
      return intValue();
    }

    @Override
    public float floatValue() {
      return intValue();
    }

    @Override
    public double doubleValue() {
      return intValue();
    }
  }

  @Test
  @DisplayName("A class of the JDK above is no hindrance if it is serializable and has no state")
  void stateless() {
    assertThat(copy(new Even(21)).intValue()).isEqualTo(42);
  }

  static final class NotSerializable {}

  @SuppressWarnings("serial")
  static class WithWriteReplace implements Serializable {
    private static final long serialVersionUID = 1;

    protected Object writeReplace() {
      return "replaced";
    }
  }

  @SuppressWarnings("serial")
  static final class BelowWriteReplace extends WithWriteReplace {
    private static final long serialVersionUID = 1;
  }

  @SuppressWarnings({"serial", "UnusedMethod"})
  static final class WithWriteObject implements Serializable {
    private static final long serialVersionUID = 1;

    private void writeObject(ObjectOutputStream out) {}
  }

  public static final class Externalized implements Externalizable {
    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
  }

  @SuppressWarnings("serial")
  static final class Task extends TimerTask implements Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public void run() {}
  }

  static class NoDefault {
    NoDefault(int n) {
      assertThat(n).isPositive();
    }
  }

  @SuppressWarnings("serial")
  static final class BelowNoDefault extends NoDefault implements Serializable {
    private static final long serialVersionUID = 1;

    BelowNoDefault() {
      super(1);
    }
  }

  private static void assertRefused(Class<?> type, String why) {
    assertThatThrownBy(() -> ObjectFields.of(type))
        .isInstanceOf(ValueException.class)
        .hasMessageStartingWith("a " + type.getName() + " cannot travel: ")
        .hasMessageContaining(why);
  }

  @Test
  @DisplayName("What cannot travel is refused with the reason and a way out")
  void refused() {
    assertRefused(NotSerializable.class, "Let it implement java.io.Serializable");
    assertRefused(WithWriteReplace.class, "WithWriteReplace.writeReplace. Make it a record");
    assertRefused(BelowWriteReplace.class, "WithWriteReplace.writeReplace. Make it a record");
    assertRefused(WithWriteObject.class, "WithWriteObject.writeObject");
    assertRefused(Externalized.class, "it is Externalizable");
    assertRefused(Task.class, "it extends java.util.TimerTask of the JDK, whose state is closed");
    assertRefused(BelowNoDefault.class, "has no constructor without arguments");
    assertRefused(Job.class, "no plain class");
    assertRefused(Even[].class, "no plain class");
    assertRefused(java.io.File.class, "a class of the JDK");
    Job lambda = () -> "";
    assertRefused(lambda.getClass(), "hidden class");
  }

  @Test
  @DisplayName("A value of a type that a field cannot hold is refused by name")
  void wrongType() {
    ObjectFields fields = ObjectFields.of(Middle.class);
    Line line = new Line();
    fields.write(new Middle("x"), line);
    line.values.clear();
    line.write(5);

    assertThatThrownBy(() -> fields.read(fields.allocate(), line))
        .isInstanceOf(ValueException.class)
        .hasMessageEndingWith(
            "Middle.text is a java.lang.String and cannot hold a java.lang.Integer");
  }

  @Test
  @DisplayName("Fields of another version of the class are refused")
  void otherVersion() {
    Line line = new Line();
    ObjectFields.of(Even.class).write(new Even(1), line);
    ObjectFields fields = ObjectFields.of(Middle.class);

    assertThatThrownBy(() -> fields.read(fields.allocate(), line))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("Use the same version at both ends");
  }
}
