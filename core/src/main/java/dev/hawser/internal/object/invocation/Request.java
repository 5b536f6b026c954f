package dev.hawser.internal.object.invocation;

import dev.hawser.RefusedException;
import dev.hawser.internal.call.Circumstances;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.object.contract.Member;
import dev.hawser.internal.object.export.Export;
import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.IncomingReferences;
import dev.hawser.internal.operation.Patience;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import org.jspecify.annotations.Nullable;

/// A call of an object of this end, as it arrived.
///
/// @param member null for what every object has: then the hash says what
/// @param left how many nanoseconds the caller will wait
/// @param circumstances null if there is nothing to say about the caller
/// @param rest the number of arguments, and these
public record Request(
    Given target,
    long hash,
    @Nullable Member member,
    long stamp,
    long left,
    @Nullable Circumstances circumstances,
    IncomingReferences references,
    Input rest) {
  static final long WITHOUT_LIMIT = 0;
  private static final int PLAIN = 0;
  static final int CIRCUMSTANCES = 1;

  /// Writes what comes before the references and arguments.
  static void write(
      Output out,
      long number,
      long hash,
      long stamp,
      long left,
      @Nullable Circumstances circumstances) {
    out.writeVarLong(number);
    out.writeLong(hash);
    out.writeVarLong(stamp);
    out.writeVarLong(left == Patience.FOREVER ? WITHOUT_LIMIT : left);
    out.writeByte(circumstances == null ? PLAIN : CIRCUMSTANCES);
    if (circumstances != null) {
      circumstances.write(out);
    }
  }

  /// Reads a whole request; on the thread that reads the connection.
  ///
  /// @throws RefusedException if there is no such object
  /// @throws MissingMember if it shows no such method
  /// @throws dev.hawser.PermissionException if the other end may not call it
  public static Request read(Input in, Callee callee) {
    RequestDraft draft = RequestDraft.read(in, callee.home());
    return draft.of(target(callee, draft.number()));
  }

  /// The object with a number.
  ///
  /// @throws RefusedException if there is none
  /// @throws dev.hawser.PermissionException if the other end may not call it
  public static Given target(Callee callee, long number) {
    Given target = callee.find(number);
    if (target == null) {
      throw new RefusedException("object " + number + " is not there any more");
    }
    return permitted(callee, target);
  }

  /// An object that is called.
  ///
  /// @throws dev.hawser.PermissionException if the other end may not call it
  public static Given permitted(Callee callee, Given target) {
    Export export = target.export();
    if (export != null) {
      if (export.isRemoved()) {
        throw new RefusedException("'" + export.name() + "' is not exported any more");
      }
      callee
          .home()
          .channel()
          .access()
          .require(Kind.EXPORTS, Permission.Access.BOTH, "call", name(callee, export));
    }
    return target;
  }

  /// By which of its names the other end may call it, if by any.
  private static String name(Callee callee, Export export) {
    return export.options().aliases().isEmpty()
        ? export.name()
        : export.names().stream().filter(callee.home()::mayCall).findFirst().orElse(export.name());
  }

  /// Whether it only asks what the object shows.
  boolean isDescription() {
    return member == null && hash == BuiltIn.DESCRIBE.hash();
  }

  /// As messages speak of it.
  String what() {
    String name = member == null ? BuiltIn.name(hash) : member.method().getName();
    return "a call of " + target.exposure().typeName() + "." + name;
  }
}
