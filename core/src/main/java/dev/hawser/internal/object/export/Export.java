package dev.hawser.internal.object.export;

import dev.hawser.Peer;
import dev.hawser.RefusedException;
import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.object.ExportOptions;
import dev.hawser.object.InstanceMode;
import dev.hawser.object.SessionAware;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Something exported under a name.
public final class Export {
  private final String name;
  private final ExportOptions options;
  private final Exposure exposure;
  private final @Nullable Peer owner;
  private final @Nullable Object given;
  private final Instances instances;
  private final Predicate<Peer> over;
  private volatile boolean removed;

  /// An object that is there.
  ///
  /// @param owner whose session's end takes the export back, or null
  /// @param over whether a session has ended
  Export(
      String name,
      ExportOptions options,
      Exposure exposure,
      @Nullable Peer owner,
      Object object,
      Predicate<Peer> over) {
    this.name = name;
    this.options = options;
    this.exposure = exposure;
    this.owner = owner;
    this.given = object;
    this.over = over;
    this.instances = new Instances.Present(new Instance(name, object, false, this::isOverFor));
  }

  /// Objects that are made when they are needed.
  ///
  /// @param type what they are
  /// @param over whether a session has ended
  Export(
      String name,
      ExportOptions options,
      Exposure exposure,
      Class<?> type,
      InstanceMode mode,
      Function<? super Peer, ?> creator,
      Predicate<Peer> over) {
    this.name = name;
    this.options = options;
    this.exposure = exposure;
    this.owner = null;
    this.given = null;
    this.over = over;
    Function<Peer, Instance> maker = peer -> made(type, creator.apply(peer));
    this.instances =
        switch (mode) {
          case SINGLE -> new Instances.Single(new Making(name, maker));
          case SESSION -> new Instances.OfSessions(_ -> new Making(name, maker), this::isOverFor);
          case CALL -> new Instances.OfCalls(maker);
        };
  }

  private Instance made(Class<?> type, @Nullable Object object) {
    if (object == null || !type.isInstance(object)) {
      throw new IllegalStateException(
          "the creator of '%s' made %s, which is no %s"
              .formatted(
                  name,
                  object == null ? "null" : "a " + object.getClass().getName(),
                  type.getName()));
    }
    return new Instance(name, object, true, this::isOverFor);
  }

  private boolean isOverFor(Peer peer) {
    return removed || over.test(peer);
  }

  /// Its name; it may have aliases.
  public String name() {
    return name;
  }

  /// The name and its aliases.
  public Set<String> names() {
    Set<String> all = new LinkedHashSet<>();
    all.add(name);
    all.addAll(options.aliases());
    return all;
  }

  /// How it was exported.
  public ExportOptions options() {
    return options;
  }

  /// What others can reach of it.
  public Exposure exposure() {
    return exposure;
  }

  /// Whose session's end takes it back, or null.
  @Nullable Peer owner() {
    return owner;
  }

  /// The object, if it was there when it was exported.
  public @Nullable Object given() {
    return given;
  }

  /// Whether it matters to it that sessions end.
  boolean needsEnds() {
    return owner != null || given == null || given instanceof SessionAware;
  }

  /// Whether each session has an object of its own.
  public boolean isPerSession() {
    return instances instanceof Instances.OfSessions;
  }

  /// Whether it was taken back.
  public boolean isRemoved() {
    return removed;
  }

  /// Takes it back. What was made for it is closed; what was given is not.
  void remove() {
    removed = true;
    instances.end();
  }

  /// The object that a call by a peer is for. Users' code may run; {@link #done} is due afterwards.
  ///
  /// @throws RefusedException if it was taken back
  public Object target(Peer peer) {
    if (removed) {
      throw new RefusedException("'" + name + "' is not exported any more");
    }
    Instance instance = instances.of(peer);
    try {
      return instance.serving(peer);
    } catch (RuntimeException e) {
      instances.done(instance.object());
      throw e;
    }
  }

  /// The object that a call by a peer is for, if there is nothing to wait for and no users' code to
  /// run first; else null.
  @Nullable Object readyTarget(Peer peer) {
    Instance ready = removed ? null : instances.ready(peer);
    return ready != null && ready.isReadyFor(peer) ? ready.object() : null;
  }

  /// A call of an object is over.
  public void done(Object target) {
    instances.done(target);
  }

  /// A peer has looked it up. Never waits.
  void connected(Peer peer) {
    Instance ready = instances.ready(peer);
    if (ready != null) {
      var _ = ready.greet(peer);
    }
  }

  /// A peer's session is over. Never waits.
  void ended(Peer peer) {
    instances.ended(peer);
  }
}
