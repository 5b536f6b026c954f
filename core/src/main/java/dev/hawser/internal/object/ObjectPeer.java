package dev.hawser.internal.object;

import dev.hawser.Subscription;
import dev.hawser.internal.call.CallingPeer;
import dev.hawser.internal.object.batch.CallBatch;
import dev.hawser.object.Batch;
import dev.hawser.object.Exported;
import dev.hawser.object.References;
import dev.hawser.object.RemoteRef;
import java.util.List;

/// A peer's way of being {@link dev.hawser.object.RemoteObjects}: it passes everything on, as it is
/// described there.
public abstract class ObjectPeer extends CallingPeer {
  /// The live objects of the session.
  protected abstract LiveObjects objects();

  public <T> T lookup(String name, Class<T> type) {
    return objects().lookup(name, type);
  }

  public RemoteRef fetch(String name) {
    return objects().fetch(name);
  }

  public RemoteRef store(Object value) {
    return objects().store(value);
  }

  public void attach(Object thing, String name) {
    objects().attach(thing, name);
  }

  public boolean detach(String name) {
    return objects().detach(name);
  }

  public List<Exported> browse() {
    return objects().browse();
  }

  public Batch batch() {
    return new CallBatch(objects().home());
  }

  public References references() {
    return objects().references();
  }

  public Subscription track(AutoCloseable resource) {
    return objects().track(resource);
  }
}
