package dev.hawser.object;

import dev.hawser.Peer;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A handle of an object or value that stays at the other end, for which no interface is needed.
///
/// ```java
/// RemoteRef list = client.fetch("numbers");
/// int first = list.at(0).asInt();
/// RemoteRef sum = list.at(0).plus(list.at(1));
/// ```
///
/// Of an object, what is exported can be reached, as {@link Exports} says. Of a list, map, array,
/// text, number or other value, its items and what operators make of it; of a record, its
/// components. Each operation runs there and gives another handle, until one of the `as` methods
/// brings a copy here. There can be a handle of null. Arguments may be handles: where they come
/// from, they are what they stand for; at any other end, handles whose operations go by way of this
/// one.
///
/// Two handles are equal if they stand for the same object; each value that an operation gives is
/// one of its own, so values are compared with {@link #isEqualTo}. Safe for use by many threads.
/// Operations on one collection, map or array run one after the other, under its own lock: give a
/// collection that the program uses itself a synchronized wrapper.
///
/// Every operation can fail as a call of a proxy can ({@link RemoteObjects}); what makes no sense
/// for the object there, with {@link dev.hawser.RefusedException}. A handle lives until it is
/// closed or collected, or the session ends. The values that one session has the other end keep are
/// bounded: a million, and about 256 MiB of those that were sent there or calculated.
public sealed interface RemoteRef extends AutoCloseable
    permits dev.hawser.internal.object.reference.Handle {
  /// The other end.
  Peer peer();

  /// The name of the type that it is known by there.
  String typeName();

  // ---- attributes, methods, items ----

  /// An attribute: what the exposed method `name()`, `getName()` or `isName()`, the exposed field
  /// or the component of that name holds.
  ///
  /// @throws dev.hawser.RefusedException if there is none; the message lists near names
  RemoteRef get(String attribute);

  /// Sets an attribute, by an exposed method `setName(value)` or an exposed field that is not
  /// final.
  ///
  /// @throws dev.hawser.RefusedException if there is none of that name or type
  void set(String attribute, @Nullable Object value);

  /// Calls a method. Of several with this name, the one that Java would choose for these arguments;
  /// a handle or proxy also fits a parameter whose type is an interface. If it returns a future,
  /// that is waited for. A checked exception that it throws arrives as the cause of a {@link
  /// dev.hawser.RemoteException}.
  ///
  /// @throws dev.hawser.RefusedException if there is none of that name, where the message lists
  ///   near ones, or none that takes the arguments
  RemoteRef invoke(String method, @Nullable Object... arguments);

  /// As {@link #invoke}, without waiting. Cancelling the future interrupts the call there.
  CompletableFuture<RemoteRef> invokeAsync(String method, @Nullable Object... arguments);

  /// An item: of a list, array or text by its index, from the end if that is negative; of a map by
  /// its key, null if it lacks that.
  ///
  /// @throws IndexOutOfBoundsException if there is no such index
  RemoteRef at(Object indexOrKey);

  /// Puts an item into a list, array or map, in the place of another; into a list also behind the
  /// last. What is put into a stored value counts as kept until the session ends.
  void put(Object indexOrKey, @Nullable Object value);

  /// Takes an item out of a list or map, or the given one out of a set.
  void delete(Object indexOrKey);

  /// How many items a collection, map, array or text has.
  int size();

  /// Whether a collection holds an item, a map a key, a text another.
  boolean contains(@Nullable Object item);

  // ---- operators ----

  /// The sum of two numbers, or one text or list after another.
  ///
  /// Integers are exact: the result has the wider type of both, but is at least an `int`, or else
  /// of the next that it fits: `int`, `long`, {@link java.math.BigInteger}. With a {@link
  /// java.math.BigDecimal} it is exact as well. With a `double` it is one, and so it is for a
  /// `float` and a number of another type.
  RemoteRef plus(Object other);

  /// The difference of two numbers, of the type that {@link #plus} says.
  RemoteRef minus(Object other);

  /// The product of two numbers, of the type that {@link #plus} says, or a text so many times.
  RemoteRef times(Object other);

  /// The quotient of two numbers; of two integers, an integer, rounded towards zero; with a {@link
  /// java.math.BigDecimal}, to 34 digits.
  ///
  /// @throws ArithmeticException if an integer or a `BigDecimal` is divided by zero
  RemoteRef dividedBy(Object other);

  /// The remainder of a division that is rounded towards zero.
  ///
  /// @throws ArithmeticException if an integer or a `BigDecimal` is divided by zero
  RemoteRef remainder(Object other);

  /// Compares two values of one type, as {@link Comparable#compareTo}, or two numbers of any types
  /// by what they are worth.
  int compareTo(Object other);

  /// Whether two values are equal there, numbers of any types if they are worth the same; or two
  /// objects the same.
  boolean isEqualTo(@Nullable Object other);

  // ---- copies ----

  /// As an `int`.
  ///
  /// @throws dev.hawser.ValueException if it is no number, has a fraction, or does not fit
  int asInt();

  /// As a `long`.
  ///
  /// @throws dev.hawser.ValueException if it is no number, has a fraction, or does not fit
  long asLong();

  /// As a `double`, rounded.
  ///
  /// @throws dev.hawser.ValueException if it is no number, or too large
  double asDouble();

  /// As a `boolean`: false for `false`, zero, null and what is empty.
  boolean asBoolean();

  /// Its text, as `toString` gives it for a value; the type and number for an object.
  String asString();

  /// A copy of the value, or null if it is null there.
  ///
  /// @throws dev.hawser.ValueException if it is an object, which cannot be copied
  @Nullable Object value();

  /// For an interface, a proxy, whatever the object implements as long as it has these methods; for
  /// any other type, and for those of collections, a copy. For `InputStream` and `OutputStream`,
  /// the stream; for `RemoteRef`, the handle itself.
  ///
  /// @throws dev.hawser.RefusedException if a method is missing, which the message names
  /// @throws dev.hawser.ValueException if the value is of another type
  <T> T as(Class<T> type);

  /// The items as they are at this moment, fetched in pages while they are used: copies of values,
  /// and proxies or handles of objects, as the type says. Of a map, its entries; of a text, its
  /// characters. Closing the stream, or coming to its end, lets go of what is kept there for it.
  <T extends @Nullable Object> Stream<T> stream(Class<T> type);

  /// Whether both stand for the same object.
  @Override
  boolean equals(@Nullable Object other);

  @Override
  int hashCode();

  /// The handle's type and number; nothing travels.
  @Override
  String toString();

  /// Lets go of it: using it fails from now on. Other handles and proxies of the same object go on;
  /// when there are none, what it stands for is released there at once. Closing twice does nothing.
  @Override
  void close();
}
