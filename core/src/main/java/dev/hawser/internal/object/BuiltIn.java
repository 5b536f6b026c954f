package dev.hawser.internal.object;

import dev.hawser.RefusedException;
import org.jspecify.annotations.Nullable;

/// What every object can be asked, whatever it shows.
final class BuiltIn {
  /// What it shows: an {@link dev.hawser.object.Exported}.
  static final Signature DESCRIBE = Signature.of("hawser:describe()");

  /// One {@link Operation} of a handle: its name, and what it is done with.
  static final Signature OPERATE = Signature.of("hawser:operate(name,arguments)");

  private BuiltIn() {}

  /// Whether an object can be asked for something that is no member of what it shows. At a relay
  /// everything can be, since the owner of the object decides.
  static boolean answers(Given target, long hash) {
    Export export = target.export();
    Object object = export == null ? target.object() : export.given();
    return hash == DESCRIBE.hash() || hash == OPERATE.hash() || object instanceof FarReference;
  }

  static String name(long hash) {
    if (hash == DESCRIBE.hash()) {
      return "describe";
    }
    return hash == OPERATE.hash() ? "operate" : "a method";
  }

  /// Does it.
  ///
  /// @param target what the other end holds
  /// @param object the object that it stands for in this call
  static @Nullable Object run(
      LiveObjects home, Given target, Object object, long hash, @Nullable Object[] arguments)
      throws Throwable {
    if (object instanceof FarReference farther) {
      return farther.pass(hash, arguments);
    }
    if (hash == DESCRIBE.hash()) {
      return Descriptions.of(target.name(), target.exposure());
    }
    if (arguments.length == 2
        && arguments[0] instanceof String operation
        && arguments[1] instanceof @Nullable Object[] operands) {
      return Operators.run(home, target, object, operation, operands);
    }
    throw new RefusedException("an operation has a name and a list of operands");
  }
}
