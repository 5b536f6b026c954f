package dev.hawser.internal.object.handle;

import dev.hawser.Outcome;
import dev.hawser.ValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Set;

/// Calculating with numbers of any types.
///
/// Integers are exact: the result is of the wider type of the two, but at least an `int`, or of the
/// next one that it fits: `int`, `long`, {@link BigInteger}. A {@link BigDecimal} makes the result
/// exact too, except for a quotient, which has 34 digits. Any other number with a fraction makes it
/// a `double`; two `float`s stay one.
final class Numbers {
  /// The longest number that is calculated with, in bits: multiplying two takes well below a
  /// second.
  private static final long LONGEST = 1 << 20;

  /// Digits that two decimals may lie apart. Adding them takes as many.
  private static final long WIDEST = 100_000;

  private static final Set<Class<?>> KNOWN =
      Set.of(
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class);

  private Numbers() {}

  /// Whether something is a number that can be calculated with.
  static boolean isNumber(Object value) {
    return KNOWN.contains(value.getClass());
  }

  /// One of the operations.
  ///
  /// @throws ArithmeticException for a division by zero
  /// @throws ValueException if the result would be too long
  static Number calculate(Operation operation, Number a, Number b) {
    if (isInteger(a) && isInteger(b)) {
      return integer(operation, a, b);
    }
    if ((a instanceof BigDecimal || b instanceof BigDecimal) && isFinite(a) && isFinite(b)) {
      return decimal(operation, exact(a), exact(b));
    }
    if (a instanceof Float x && b instanceof Float y) {
      return (float) floating(operation, x, y);
    }
    return floating(operation, a.doubleValue(), b.doubleValue());
  }

  private static boolean isInteger(Number number) {
    return !(number instanceof Float || number instanceof Double || number instanceof BigDecimal);
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof Float || number instanceof Double)
        || Double.isFinite(number.doubleValue());
  }

  private static Number integer(Operation operation, Number a, Number b) {
    BigInteger x = whole(a);
    BigInteger y = whole(b);
    checkLength((long) x.bitLength() + y.bitLength());
    BigInteger result =
        switch (operation) {
          case PLUS -> x.add(y);
          case MINUS -> x.subtract(y);
          case TIMES -> x.multiply(y);
          case DIVIDED_BY -> x.divide(notZero(y));
          case REMAINDER -> x.remainder(notZero(y));
          default -> throw new IllegalArgumentException(operation + " calculates nothing");
        };
    return narrowed(result, a, b);
  }

  private static BigInteger notZero(BigInteger divisor) {
    if (divisor.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    return divisor;
  }

  private static BigInteger whole(Number number) {
    return number instanceof BigInteger big ? big : BigInteger.valueOf(number.longValue());
  }

  private static Number narrowed(BigInteger result, Number a, Number b) {
    if (a instanceof BigInteger || b instanceof BigInteger || result.bitLength() >= Long.SIZE) {
      return result;
    }
    boolean wide = a instanceof Long || b instanceof Long || result.bitLength() >= Integer.SIZE;
    return wide ? (Number) result.longValue() : (Number) result.intValue();
  }

  private static double floating(Operation operation, double a, double b) {
    return switch (operation) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDED_BY -> a / b;
      case REMAINDER -> a % b;
      default -> throw new IllegalArgumentException(operation + " calculates nothing");
    };
  }

  private static BigDecimal decimal(Operation operation, BigDecimal a, BigDecimal b) {
    checkLength((long) a.unscaledValue().bitLength() + b.unscaledValue().bitLength());
    if (operation != Operation.TIMES && Math.abs((long) a.scale() - b.scale()) > WIDEST) {
      throw tooLong();
    }
    return switch (operation) {
      case PLUS -> a.add(b);
      case MINUS -> a.subtract(b);
      case TIMES -> a.multiply(b);
      case DIVIDED_BY -> a.divide(b, MathContext.DECIMAL128);
      case REMAINDER -> a.remainder(b);
      default -> throw new IllegalArgumentException(operation + " calculates nothing");
    };
  }

  private static void checkLength(long bits) {
    if (bits > LONGEST) {
      throw tooLong();
    }
  }

  private static ValueException tooLong() {
    return new ValueException(
        "the number would be too long: handles calculate with up to " + LONGEST + " bits");
  }

  private static BigDecimal exact(Number number) {
    return switch (number) {
      case BigDecimal decimal -> {
        checkLength(decimal.unscaledValue().bitLength());
        yield decimal;
      }
      case BigInteger big -> {
        checkLength(big.bitLength());
        yield new BigDecimal(big);
      }
      case Double fraction -> new BigDecimal(fraction);
      case Float fraction -> new BigDecimal(fraction);
      default -> BigDecimal.valueOf(number.longValue());
    };
  }

  /// Compares exactly, whatever the types. Not a number is greater than all numbers.
  static int compare(Number a, Number b) {
    return isFinite(a) && isFinite(b)
        ? exact(a).compareTo(exact(b))
        : Double.compare(a.doubleValue(), b.doubleValue());
  }

  /// As an `int` or `long`.
  ///
  /// @param bits how many an integer of the wanted type has
  /// @throws ValueException if it has a fraction or does not fit
  static long toInteger(Number number, int bits) {
    String wanted = bits == Integer.SIZE ? "an int" : "a long";
    if (!isFinite(number)) {
      throw unfit(number + " is not " + wanted);
    }
    BigDecimal decimal = exact(number);
    BigDecimal largest =
        BigDecimal.valueOf(bits == Integer.SIZE ? Integer.MAX_VALUE : Long.MAX_VALUE);
    if (decimal.compareTo(largest) > 0
        || decimal.compareTo(largest.negate().subtract(BigDecimal.ONE)) < 0) {
      throw unfit("the number is too large for " + wanted);
    }
    try {
      return decimal.longValueExact();
    } catch (ArithmeticException _) {
      throw unfit(number + " has a fraction: take asDouble");
    }
  }

  /// As text.
  ///
  /// @throws ValueException if it is too long
  static String toText(Number number) {
    if (isFinite(number)) {
      BigDecimal _ = exact(number);
    }
    return number.toString();
  }

  /// As a `double`, rounded.
  ///
  /// @throws ValueException if it is too large for that
  static double toDouble(Number number) {
    double rounded = number.doubleValue();
    if (Double.isInfinite(rounded) && isFinite(number)) {
      throw unfit("the number is too large for a double");
    }
    return rounded;
  }

  private static ValueException unfit(String message) {
    return new ValueException(message, Outcome.EXECUTED, null);
  }
}
