package dev.hawser.internal.object;

import dev.hawser.internal.object.contract.Member;
import dev.hawser.internal.object.handle.Operators;
import dev.hawser.internal.object.invocation.Callee;
import dev.hawser.internal.object.invocation.Scheduling;
import dev.hawser.internal.object.items.ItemSource;
import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Host;
import dev.hawser.internal.object.stream.NearStream;
import org.jspecify.annotations.Nullable;

/// This end of one session, as the calls of the other end need it.
final class SessionCallee implements Callee {
  private final Home home;
  private final Given host;
  private final Scheduling scheduling = new Scheduling();

  /// @param host what is always there
  SessionCallee(Home home, Given host) {
    this.home = home;
    this.host = host;
  }

  @Override
  public Home home() {
    return home;
  }

  @Override
  public Scheduling scheduling() {
    return scheduling;
  }

  @Override
  public @Nullable Given find(long number) {
    return number == Host.NUMBER ? host : home.given().find(number);
  }

  @Override
  public @Nullable Object travelling(Member member, @Nullable Object result, boolean showsStacks) {
    Object passed = NearStream.ofResult(home, member.passedAs(), result);
    return ItemSource.ofResult(home, member, passed, showsStacks);
  }

  @Override
  public @Nullable Object operate(
      Given target, Object object, String operation, @Nullable Object[] operands) throws Throwable {
    return Operators.run(home, target, object, operation, operands);
  }
}
