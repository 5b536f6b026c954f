package dev.hawser.internal.object.items;

import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.session.Stream;
import org.jspecify.annotations.Nullable;

/// The other end wants the items of a source, as the stream hears of it: which one, and possibly
/// that it wants no more.
public final class IncomingItems extends Messages {
  private static final int LONGEST = 16;

  private final Home home;
  private @Nullable ItemPump pump;

  /// Waits to hear which items are wanted.
  public IncomingItems(Home home) {
    super(LONGEST);
    this.home = home;
  }

  @Override
  public void message(Stream stream, Input in) {
    Given given = home.given().find(in.readVarLong());
    if (given == null || !(given.object() instanceof ItemSource source)) {
      throw new RefusedException("the items are not there any more");
    }
    pump = source.open(stream);
  }

  @Override
  public void cancelled(Stream stream) {
    stop();
  }

  @Override
  public void failed(Stream stream, HawserException reason) {
    stop();
  }

  private void stop() {
    ItemPump present = pump;
    if (present != null) {
      present.stop();
    }
  }
}
