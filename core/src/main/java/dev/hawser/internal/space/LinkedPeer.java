package dev.hawser.internal.space;

import dev.hawser.Address;
import dev.hawser.PeerState;
import dev.hawser.Pipe;
import dev.hawser.Subscription;
import dev.hawser.file.RemoteFiles;
import dev.hawser.internal.call.ConfiguredCaller;
import dev.hawser.internal.object.LiveObjects;
import dev.hawser.internal.object.ObjectPeer;
import dev.hawser.internal.operation.Async;
import dev.hawser.security.Trust;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What a peer is at either end: all that its session alone decides.
abstract class LinkedPeer extends ObjectPeer {
  /// The end of the session that this peer stands for.
  abstract Link link();

  @Override
  protected ConfiguredCaller caller() {
    return link().calls().caller();
  }

  @Override
  protected LiveObjects objects() {
    return link().objects();
  }

  public <T> Pipe<T> pipe(String name, Class<T> type) {
    return link().pipes().pipe(name, type);
  }

  public RemoteFiles files() {
    return link().transfers().files();
  }

  public long id() {
    return link().session().id();
  }

  public String name() {
    return link().session().clientName();
  }

  public String identity() {
    return link().session().identity();
  }

  public Trust granted() {
    return link().granted();
  }

  public Address address() {
    return link().session().remote();
  }

  public PeerState state() {
    return link().state();
  }

  public Subscription onStateChange(Consumer<PeerState> listener) {
    return link().onStateChange(listener);
  }

  public Duration ping() {
    return link().ping();
  }

  public CompletableFuture<Duration> pingAsync() {
    return Async.of("ping", this::ping);
  }

  public void awaitClose() throws InterruptedException {
    link().awaitOver();
  }

  @Override
  public String toString() {
    return name() + " at " + address() + ", " + state();
  }
}
