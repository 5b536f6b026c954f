package dev.hawser.internal.object.reference;

import dev.hawser.internal.object.contract.Exposure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value that this end keeps for a handle of the other: what that has stored here, what an
/// operation of a handle made, or what one has found.
public final class Stored implements Substitute {
  private final @Nullable Object value;
  private final StoredValues account;
  private final long weight;
  private final boolean made;

  /// Keeps one.
  ///
  /// @param weight what it adds to the account
  /// @param made whether the other end made it; then so is what is in it
  Stored(@Nullable Object value, StoredValues account, long weight, boolean made) {
    this.value = value;
    this.account = account;
    this.weight = weight;
    this.made = made;
  }

  /// The value.
  @Override
  public @Nullable Object meant() {
    return value;
  }

  /// What can be reached of it, beside what operators make of it: a record's components.
  @Override
  public Exposure exposure() {
    return Exposure.of(value == null ? Void.class : value.getClass(), List.of());
  }

  /// Whether the other end made it; then so is what is in it.
  public boolean isMade() {
    return made;
  }

  /// The other end has let go of it.
  public void released() {
    account.released(weight);
  }
}
