package dev.hawser.internal.object;

import dev.hawser.internal.object.contract.Returns;
import dev.hawser.internal.object.handle.FarReference;
import dev.hawser.internal.object.invocation.ProxyHandler;
import dev.hawser.internal.object.items.ItemSource;
import dev.hawser.internal.object.items.RemoteItems;
import dev.hawser.internal.object.reference.Faces;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.Handle;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Lent;
import dev.hawser.internal.object.reference.Substitute;
import dev.hawser.internal.object.stream.NearStream;
import dev.hawser.internal.object.stream.RemoteInput;
import dev.hawser.internal.object.stream.RemoteOutput;
import java.util.List;

/// The faces of objects: proxies, handles, streams and items, each from its own package.
final class SessionFaces implements Faces {
  @Override
  public Object proxy(Far far, List<Class<?>> types) {
    if (types.equals(RemoteInput.SHOWN)) {
      return new RemoteInput(far);
    }
    return types.equals(RemoteOutput.SHOWN)
        ? new RemoteOutput(far)
        : ProxyHandler.proxy(far, types);
  }

  @Override
  public Handle handle(Far far) {
    return new FarReference(far);
  }

  @Override
  public Object items(Returns declared, Far far) {
    return RemoteItems.as(declared, far);
  }

  @Override
  public Lent source(Home home, Object items) {
    return new ItemSource(home, items, Object.class, true);
  }

  @Override
  public Substitute lend(Object stream) {
    return NearStream.of(stream, false);
  }
}
