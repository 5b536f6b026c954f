package dev.hawser.internal.object.invocation;

import dev.hawser.RefusedException;
import dev.hawser.internal.object.contract.Signature;
import dev.hawser.internal.object.export.Descriptions;
import dev.hawser.internal.object.export.Export;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.Handle;
import org.jspecify.annotations.Nullable;

/// What every object can be asked, whatever it shows.
public final class BuiltIn {
  /// What it shows: an {@link dev.hawser.object.Exported}.
  public static final Signature DESCRIBE = Signature.of("hawser:describe()");

  /// One `Operation` of a handle: its name, and what it is done with.
  public static final Signature OPERATE = Signature.of("hawser:operate(name,arguments)");

  private BuiltIn() {}

  /// Whether an object can be asked for something that is no member of what it shows. At a relay
  /// everything can be, since the owner of the object decides.
  static boolean answers(Given target, long hash) {
    Export export = target.export();
    Object object = export == null ? target.object() : export.given();
    return hash == DESCRIBE.hash() || hash == OPERATE.hash() || object instanceof Handle;
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
      Callee callee, Given target, Object object, long hash, @Nullable Object[] arguments)
      throws Throwable {
    if (object instanceof Handle farther) {
      Signature signature = new Signature("passed on", hash);
      return ask(farther.far(), signature, "a call for a third end", arguments);
    }
    if (hash == DESCRIBE.hash()) {
      return Descriptions.of(target.name(), target.exposure());
    }
    if (arguments.length == 2
        && arguments[0] instanceof String operation
        && arguments[1] instanceof @Nullable Object[] operands) {
      return callee.operate(target, object, operation, operands);
    }
    throw new RefusedException("an operation has a name and a list of operands");
  }

  /// Asks an object of the other end for something that is no member of what it shows.
  ///
  /// @param what the call, as messages speak of it
  public static @Nullable Object ask(
      Far target, Signature signature, String what, @Nullable Object[] arguments) throws Throwable {
    return new OutgoingInvocation(
            target, signature, what, new Class<?>[0], Object.class, target.home().options())
        .make(arguments, null);
  }
}
