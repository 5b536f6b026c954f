package dev.hawser.internal.object.reference;

import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.object.reference.HeldObjects.Release;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the other end which of its objects this one holds no more. A stream of its own, so that a
/// one-way call that waits for room holds up no release.
final class ReleaseLine implements StreamListener {
  private final Home home;
  private @Nullable Stream stream;

  ReleaseLine(Home home) {
    this.home = home;
  }

  /// Sends some releases. Never waits.
  void release(List<Release> releases) {
    Output out = new Output();
    out.writeByte(OnewayLine.RELEASE);
    out.writeVarInt(releases.size());
    for (Release each : releases) {
      out.writeVarLong(each.number());
      out.writeVarLong(each.count());
    }
    try {
      stream().post(out.array(), 0, out.size(), false);
    } catch (HawserException _) {
      // The session is over, and with it what was held.
    }
  }

  private synchronized Stream stream() {
    Stream present = stream;
    if (present == null) {
      present = home.channel().session().open(Service.ONEWAY, this);
      stream = present;
    }
    return present;
  }

  @Override
  public void received(Stream from, byte[] bytes, int offset, int length, boolean end) {
    throw new ValueException("nothing is answered to releases");
  }

  @Override
  public void ended(Stream from) {}

  /// Without releases the other end would keep all objects for good.
  @Override
  public void failed(Stream from, HawserException reason) {
    if (!(reason instanceof DisconnectedException)) {
      home.endFor("the other end takes no releases of objects: " + reason.getMessage());
    }
  }
}
