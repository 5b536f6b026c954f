package dev.hawser.internal.object.pipeline;

import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.RemoteException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.object.contract.ContractMethod;
import dev.hawser.internal.object.invocation.OutgoingInvocation;
import dev.hawser.internal.object.reference.Answer;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Letter;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A call on its way whose caller may go on before it is answered, or that depends on such calls.
final class PipelinedCall implements Exchange.Witness {
  private final Home home;
  private final OutgoingInvocation as;
  private final ContractMethod method;
  private final List<Promise> needs = new ArrayList<>(1);
  private final Throwable origin = new Throwable();
  private final long moment;
  private volatile @Nullable Letter letter;
  private volatile @Nullable Exchange exchange;
  private volatile @Nullable Answer answer;
  private volatile @Nullable CompletableFuture<byte[]> end;

  PipelinedCall(Home home, OutgoingInvocation as, ContractMethod method) {
    this.home = home;
    this.as = as;
    this.method = method;
    this.moment = as.moment();
  }

  Home home() {
    return home;
  }

  ContractMethod method() {
    return method;
  }

  /// Lets it depend on a promise, unless the object of that is here by now.
  ///
  /// @return whether it does
  boolean needs(Promise promise) {
    return needs.contains(promise) || promise.enters(this) && needs.add(promise);
  }

  /// Sends it.
  ///
  /// @param number of its result
  /// @param onPromise whether its target is one
  /// @param result hears of its end, too
  void send(
      long number, boolean onPromise, @Nullable Object[] arguments, @Nullable Promise result) {
    boolean sent = false;
    try {
      Output head = new Output();
      head.writeVarLong(number);
      head.writeBoolean(onPromise);
      Letter written = as.letter(head, moment, arguments);
      letter = written;
      start(written, result);
      sent = true;
    } finally {
      if (!sent) {
        over();
      }
    }
  }

  private void start(Letter written, @Nullable Promise result) {
    Output whole = written.close();
    boolean isAll = result == null;
    Exchange begun =
        Exchange.start(
            home.channel().session(),
            Service.PIPELINED,
            whole.array(),
            0,
            whole.size(),
            isAll,
            this);
    exchange = begun;
    if (result != null) {
      result.comesBy(this);
    }
    end =
        begun
            .future()
            .whenComplete((_, failure) -> {
              over();
              if (result != null) {
                result.settled(failure != null);
              }
            });
    if (needs.stream().anyMatch(Promise::isInVain)) {
      giveUp();
    }
  }

  private void over() {
    Letter written = letter;
    if (written != null) {
      written.left();
    }
    needs.forEach(each -> each.leave(this));
  }

  @Override
  public void answered(byte[] bytes) {
    answer = Answer.read(bytes, home);
  }

  @Override
  public void unread() {
    Letter written = letter;
    if (written != null) {
      written.withdraw();
    }
  }

  /// Gives it up, since what it depends on will not be there.
  void giveUp() {
    Exchange begun = exchange;
    if (begun != null) {
      var _ = begun.giveUp("a call that it depends on failed");
    }
  }

  /// Says that nothing will depend on its result any more.
  void finish() {
    Exchange begun = exchange;
    if (begun != null) {
      begun.finish();
    }
  }

  /// Waits for the answer, and brings what was returned, or throws what was thrown.
  @Nullable Object result() throws Throwable {
    CompletableFuture<byte[]> awaited = end;
    if (awaited == null) {
      throw new IllegalStateException("the call was not sent");
    }
    try {
      await(awaited);
    } catch (ExecutionException e) {
      throw Failures.thrown(e.getCause(), method.what());
    } catch (TimeoutException e) {
      giveUpLate();
      throw new DeadlineException(
          method.what() + " was not done by its deadline", Outcome.MAYBE_EXECUTED, e);
    } catch (InterruptedException e) {
      giveUpLate();
      throw Failures.interrupted(method.what(), Outcome.MAYBE_EXECUTED);
    }
    Answer arrived = answer;
    if (arrived == null) {
      throw new ValueException("the answer to " + method.what() + " could not be read");
    }
    return as.result(arrived, moment, origin);
  }

  private void await(CompletableFuture<byte[]> awaited)
      throws InterruptedException, ExecutionException, TimeoutException {
    long left = home.channel().patience().left(moment);
    byte[] _ = left == Long.MAX_VALUE ? awaited.get() : awaited.get(left, TimeUnit.NANOSECONDS);
  }

  private void giveUpLate() {
    Exchange begun = exchange;
    if (begun != null) {
      var _ = begun.giveUp("its caller gave up");
    }
  }

  /// As {@link #result}, for those who can throw exceptions only.
  @Nullable Object resultChecked() throws Exception {
    try {
      return result();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new RemoteException(e.getClass().getName(), e.getMessage(), e);
    }
  }
}
