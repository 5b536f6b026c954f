package dev.hawser.internal.space.pipe;

import dev.hawser.Outcome;
import dev.hawser.PermissionException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.session.Stream;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;

/// Who may do what with one pipe. Each end decides about the other: what it sends here, it writes;
/// what it receives from here, it reads.
///
/// What this end may do it was told when the session began. If that is no, it may be yes by now,
/// and only the other end knows the line that would make it so: so it is asked.
final class PipeRights {
  private static final byte[] YES = {1};
  private static final int LONGEST_NAME = 1 << 20;

  private final String name;
  private final Channel channel;
  private volatile boolean maySend;
  private volatile boolean mayReceive;
  private volatile boolean wasRefused;

  PipeRights(String name, Channel channel) {
    this.name = name;
    this.channel = channel;
  }

  /// Makes sure that this end may send and the other receive.
  ///
  /// @throws PermissionException if not
  void toSend() throws InterruptedException {
    require(channel.access(), Permission.Access.READ, name);
    if (!maySend) {
      if (!expectsToSend()) {
        ask(Permission.Access.WRITE);
      }
      maySend = true;
    }
  }

  /// Makes sure that this end may receive.
  ///
  /// @throws PermissionException if not
  void toReceive() throws InterruptedException {
    if (!mayReceive) {
      if (!channel.session().granted().permits(Kind.PIPES, Permission.Access.READ, name)) {
        ask(Permission.Access.READ);
      }
      mayReceive = true;
    }
  }

  /// As {@link #toSend}, for operations that cannot throw `InterruptedException`.
  void toTrySend() {
    try {
      toSend();
    } catch (InterruptedException e) {
      throw Failures.interrupted("sending to pipe '" + name + "'", Outcome.NOT_SENT);
    }
  }

  /// As {@link #toReceive}, for operations that cannot throw `InterruptedException`.
  void toTryReceive() {
    try {
      toReceive();
    } catch (InterruptedException e) {
      throw Failures.interrupted("receiving from pipe '" + name + "'", Outcome.NOT_SENT);
    }
  }

  /// Whether the other end is likely to take what this end sends.
  boolean expectsToSend() {
    return maySend
        || !wasRefused
            && channel.session().granted().permits(Kind.PIPES, Permission.Access.WRITE, name);
  }

  /// The other end has refused what was sent, so ask before the next.
  void sendingRefused() {
    wasRefused = true;
    maySend = false;
  }

  private void ask(Permission.Access way) throws InterruptedException {
    Output question = new Output(name.length() + 8);
    question.writeBoolean(way == Permission.Access.WRITE);
    question.writeUtf8(name);
    var _ =
        Exchange.start(channel.session(), Service.MAY, question.array(), 0, question.size(), true)
            .await(channel.patience().quick(), true);
  }

  /// The other end has to be permitted its way of using a pipe.
  static void require(Access access, Permission.Access way, String name) {
    String operation = way == Permission.Access.READ ? "receive from pipe" : "send to pipe";
    access.require(Kind.PIPES, way, operation, name);
  }

  /// Answers the other end's question; an exception resets its stream and tells it why.
  static final class Answering extends Messages {
    private final Access access;

    Answering(Access access) {
      super(LONGEST_NAME);
      this.access = access;
    }

    @Override
    public void message(Stream stream, Input in) {
      boolean sends = in.readBoolean();
      String name = in.readUtf8(in.remaining());
      require(access, sends ? Permission.Access.WRITE : Permission.Access.READ, name);
      stream.post(YES, 0, YES.length, true);
    }
  }
}
