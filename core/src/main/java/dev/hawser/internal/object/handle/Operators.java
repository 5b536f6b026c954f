package dev.hawser.internal.object.handle;

import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.object.contract.Passing;
import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.Handle;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Stored;
import dev.hawser.internal.object.reference.StoredValues;
import dev.hawser.internal.object.reference.Weight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The operations of handles, where the object is.
///
/// What an operation finds or makes is kept here for a handle, values in the session's {@link
/// StoredValues}; what it only tells travels as a copy.
public final class Operators {
  private final Home home;
  private final Given target;
  private final @Nullable Object subject;

  private Operators(Home home, Given target, @Nullable Object subject) {
    this.home = home;
    this.target = target;
    this.subject = subject;
  }

  /// Does one.
  ///
  /// @param target what the other end holds
  /// @param object what that stands for in this call
  public static @Nullable Object run(
      Home home, Given target, Object object, String name, @Nullable Object[] operands)
      throws Throwable {
    Operation operation = Operation.of(name, operands.length);
    Object subject = object instanceof Stored stored ? stored.meant() : object;
    return new Operators(home, target, subject).run(operation, operands);
  }

  private @Nullable Object run(Operation operation, @Nullable Object[] operands) throws Throwable {
    return switch (operation) {
      case GET -> members().get(text(operands[0]));
      case SET -> members().set(text(operands[0]), operands[1]);
      case INVOKE -> members().invoke(text(operands[0]), array(operands[1]));
      case PLUS -> home.stored().keep(plus(operands[0]));
      case TIMES -> home.stored().keep(times(operands[0]));
      case MINUS, DIVIDED_BY, REMAINDER -> home.stored().keep(calculate(operation, operands[0]));
      case COMPARE -> compare(operands[0]);
      case IS_EQUAL -> isEqual(subject, operands[0]);
      case AT, PUT, DELETE, SIZE, CONTAINS, ITEMS, PAGE -> withItems(operation, operands);
      default -> copy(operation);
    };
  }

  // ---- operands ----

  private static String text(@Nullable Object operand) {
    if (operand instanceof String text) {
      return text;
    }
    throw new RefusedException("a member has a name, which is text");
  }

  private static @Nullable Object[] array(@Nullable Object operand) {
    if (operand instanceof @Nullable Object[] array) {
      return array;
    }
    throw new RefusedException("a method has a list of arguments");
  }

  private static int number(@Nullable Object operand) {
    if (operand instanceof Integer number) {
      return number;
    }
    throw new RefusedException("a page has a place and a size");
  }

  // ---- members and items ----

  private HandleMembers members() {
    return new HandleMembers(home, target.exposure(), subject);
  }

  private Items items() {
    return Items.of(subject);
  }

  private @Nullable Object withItems(Operation operation, @Nullable Object[] operands) {
    try {
      return switch (operation) {
        case AT -> at(operands[0]);
        case PUT -> put(operands[0], operands[1]);
        case DELETE -> delete(operands[0]);
        case SIZE -> items().size();
        case CONTAINS -> items().contains(operands[0]);
        case ITEMS -> home.stored().keepList(items().all());
        default -> items().page(number(operands[0]), number(operands[1]), this::copied);
      };
    } catch (UnsupportedOperationException e) {
      throw new RefusedException("the " + describe(subject) + " there cannot be changed like that");
    } catch (ClassCastException | NullPointerException e) {
      throw new RefusedException("the " + describe(subject) + " there does not take that: " + e);
    }
  }

  private @Nullable Object delete(@Nullable Object key) {
    items().delete(key);
    return null;
  }

  private Object at(@Nullable Object key) {
    Object found = items().at(key);
    return isMade() && found != null && isValue(found)
        ? home.stored().keep(found)
        : home.stored().found(Object.class, found);
  }

  /// Whether the other end had it made, so that what is in it counts as kept for it.
  private boolean isMade() {
    return target.object() instanceof Stored stored && stored.isMade();
  }

  private @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    if (isMade()) {
      home.stored().grow(key, value);
    }
    items().put(key, value);
    return null;
  }

  private static boolean isValue(Object object) {
    return Passing.isValue(object);
  }

  /// How an item travels that is asked for as a copy.
  private @Nullable Object copied(@Nullable Object item) {
    return item == null || isValue(item) ? item : StoredValues.shown(item);
  }

  // ---- operators ----

  private Object plus(@Nullable Object other) {
    if (Texts.isText(subject) && Texts.isText(other)) {
      Weight.check(subject);
      Weight.check(other);
      return String.valueOf(subject) + other;
    }
    if (subject instanceof List<?> && other instanceof Collection<?>) {
      List<@Nullable Object> all = new ArrayList<>(items().all());
      all.addAll(Items.of(other).all());
      return all;
    }
    return calculate(Operation.PLUS, other);
  }

  private Object times(@Nullable Object other) {
    if (!Texts.isText(subject)) {
      return calculate(Operation.TIMES, other);
    }
    String text = String.valueOf(subject);
    long count = other instanceof Number number ? Numbers.toInteger(number, Integer.SIZE) : -1;
    if (count < 0) {
      throw refused("a text is multiplied by a number that is not negative, not by ", other);
    }
    if (count * text.length() > Weight.MOST / 2) {
      throw new ValueException("the text would be too long: " + count + " times " + text.length());
    }
    return text.repeat((int) count);
  }

  private Number calculate(Operation operation, @Nullable Object other) {
    if (subject instanceof Number a
        && other instanceof Number b
        && Numbers.isNumber(a)
        && Numbers.isNumber(b)) {
      return Numbers.calculate(operation, a, b);
    }
    throw refused(operation + " is not defined for " + describe(subject) + " and ", other);
  }

  private int compare(@Nullable Object other) {
    if (subject instanceof Number a
        && other instanceof Number b
        && Numbers.isNumber(a)
        && Numbers.isNumber(b)) {
      return Numbers.compare(a, b);
    }
    if (subject instanceof Comparable<?> one
        && other != null
        && isValue(one)
        && one.getClass() == other.getClass()) {
      Weight.check(one);
      return compared(one, other);
    }
    throw refused("there is no order between " + describe(subject) + " and ", other);
  }

  @SuppressWarnings("unchecked") // Both are of one class.
  private static <T> int compared(Comparable<T> one, Object other) {
    return one.compareTo((T) other);
  }

  /// Whether two things are equal: values as such, objects if they are the same.
  static boolean isEqual(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x
        && b instanceof Number y
        && Numbers.isNumber(x)
        && Numbers.isNumber(y)) {
      return Numbers.compare(x, y) == 0;
    }
    if (a == null || b == null || !isValue(a) || !isValue(b)) {
      return a == b || a instanceof Handle && a.equals(b);
    }
    Weight.check(a);
    Weight.check(b);
    return Objects.deepEquals(a, b);
  }

  private static RefusedException refused(String what, @Nullable Object other) {
    return new RefusedException(what + describe(other));
  }

  /// What something is, as messages speak of it.
  static String describe(@Nullable Object object) {
    return object == null ? "null" : object.getClass().getTypeName();
  }

  // ---- copies ----

  private @Nullable Object copy(Operation operation) {
    return switch (operation) {
      case AS_INT -> (int) Numbers.toInteger(asNumber("int"), Integer.SIZE);
      case AS_LONG -> Numbers.toInteger(asNumber("long"), Long.SIZE);
      case AS_DOUBLE -> Numbers.toDouble(asNumber("double"));
      case AS_BOOLEAN -> asBoolean();
      case AS_STRING -> Texts.of(subject, target);
      case VALUE -> value();
      default -> throw new IllegalArgumentException(operation + " is done elsewhere");
    };
  }

  private Number asNumber(String wanted) {
    if (subject instanceof Number number && Numbers.isNumber(number)) {
      return number;
    }
    throw new ValueException(
        "it is " + describe(subject) + ", which cannot be taken as " + wanted,
        Outcome.EXECUTED,
        null);
  }

  private boolean asBoolean() {
    Object value = subject;
    return switch (value) {
      case null -> false;
      case Boolean bool -> bool;
      case Number number when Numbers.isNumber(number) -> Numbers.compare(number, 0) != 0;
      case CharSequence text -> !text.isEmpty();
      case Collection<?> all -> !all.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> !value.getClass().isArray() || items().size() > 0;
    };
  }

  private @Nullable Object value() {
    Object value = subject;
    if (value == null) {
      return null;
    }
    if (!isValue(value)) {
      throw new ValueException(
          "it is an object, "
              + target.exposure().typeName()
              + ", which stays where it is: take a proxy of it with as(…), or its attributes",
          Outcome.EXECUTED,
          null);
    }
    return Items.frozen(value);
  }
}
