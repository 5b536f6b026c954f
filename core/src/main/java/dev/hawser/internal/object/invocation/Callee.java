package dev.hawser.internal.object.invocation;

import dev.hawser.internal.object.contract.Member;
import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.Home;
import org.jspecify.annotations.Nullable;

/// What calls need of the end at which they arrive.
public interface Callee {
  /// Who holds what in the session.
  Home home();

  /// Where calls run.
  Scheduling scheduling();

  /// An object that the other end calls, or null if it is not there.
  @Nullable Given find(long number);

  /// What travels for what a method has returned: streams and many items stay here.
  ///
  /// @param showsStacks whether the other end sees how exceptions came about
  @Nullable Object travelling(Member member, @Nullable Object result, boolean showsStacks);

  /// Does an operation of a handle.
  ///
  /// @param target what the other end holds
  /// @param object the object that it stands for in this call
  /// @param operation its name
  @Nullable Object operate(
      Given target, Object object, String operation, @Nullable Object[] operands) throws Throwable;
}
