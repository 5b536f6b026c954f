package dev.hawser.internal.call;

import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.internal.call.RunningCall.Interruption;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import org.jspecify.annotations.Nullable;

/// A call that the other end asks for, as its stream hears of it: the request, and possibly that
/// the caller gives up.
final class IncomingCall implements StreamListener {
  private final Calls calls;
  private final Messages whole;
  private boolean permitted;
  private @Nullable RunningCall running;

  IncomingCall(Calls calls) {
    this.calls = calls;
    this.whole =
        new Messages(calls.channel().mostMessageBytes()) {
          @Override
          public void message(Stream stream, Input in) {
            heard(stream, in);
          }
        };
  }

  /// Looks at the permission before anything of the request is kept.
  @Override
  public void received(Stream stream, byte[] bytes, int offset, int length, boolean endOfMessage) {
    try {
      if (!permitted) {
        Request.Head head = Request.Head.read(new Input(bytes, offset, length));
        head.kind().require(calls.channel().access(), head.name());
        permitted = true;
      }
      whole.received(stream, bytes, offset, length, endOfMessage);
    } catch (RuntimeException e) {
      interrupt();
      throw e;
    }
  }

  private void heard(Stream stream, Input in) {
    if (running == null) {
      Input request = new Input(in.readBytes(in.remaining()));
      running = RunningCall.start(calls, stream, Request.Arrived.read(request));
    } else if (in.readUnsignedByte() == Reply.CANCEL) {
      interrupt();
    } else {
      throw new RefusedException("a caller can only give up what it has called");
    }
  }

  private void interrupt() {
    if (running != null) {
      running.interrupt(Interruption.CALLER);
    }
  }

  @Override
  public void ended(Stream stream) {}

  @Override
  public void failed(Stream stream, HawserException reason) {
    if (running != null) {
      running.interrupt(Interruption.SESSION);
    }
  }
}
