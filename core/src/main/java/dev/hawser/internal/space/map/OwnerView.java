package dev.hawser.internal.space.map;

import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.space.map.MapOwner.ChangeListener;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads at the owner, with a round trip each.
final class OwnerView implements MapView {
  private final MapOwner owner;
  private final Patience patience;

  OwnerView(MapOwner owner, Patience patience) {
    this.owner = owner;
    this.patience = patience;
  }

  @Override
  public @Nullable Cell read(String key) {
    return owner.read(key, patience.quick());
  }

  @Override
  public int size() {
    return owner.size(patience.quick());
  }

  @Override
  public Iterator<Map.Entry<String, Cell>> content() {
    return owner.content(patience.quick());
  }

  @Override
  public long version() {
    return owner.version(patience.quick());
  }

  @Override
  public void sync() {
    owner.version(patience.quick());
  }

  @Override
  public Runnable listen(ChangeListener listener) {
    return owner.listen(listener, patience.quick());
  }
}
