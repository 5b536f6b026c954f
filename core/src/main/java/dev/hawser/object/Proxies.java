package dev.hawser.object;

import static java.util.Objects.requireNonNull;

import dev.hawser.Peer;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.object.invocation.ProxyHandler;
import dev.hawser.internal.object.invocation.Style;
import dev.hawser.internal.object.pipeline.Pipelining;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What can be done with a proxy beside calling its methods. Every method throws {@link
/// IllegalArgumentException} if it is given something that is no proxy.
///
/// `equals`, `hashCode` and `toString` of a proxy are local: two proxies of one object are equal. A
/// default method runs at the owner if the owner's interface has it, else here. What a method
/// throws arrives with its type, its causes and both stacks; a checked exception that the interface
/// does not speak of comes as the cause of a {@link dev.hawser.RemoteException}. An interrupt of
/// the caller interrupts the method at the owner; the caller gets an {@link InterruptedException}
/// if the method declares it, else a {@link java.util.concurrent.CancellationException} and stays
/// interrupted.
public final class Proxies {
  private Proxies() {}

  /// Whether an object is a proxy of an object at another end.
  public static boolean isProxy(@Nullable Object object) {
    return ProxyHandler.find(object) != null;
  }

  /// The end where the object is.
  public static Peer peer(Object proxy) {
    return ProxyHandler.of(proxy).peer();
  }

  /// The same object, called with options: a timeout for each call, annotations, retries.
  ///
  /// @throws IllegalArgumentException if they say who listens to output or progress, which cannot
  ///   be heard through a proxy
  public static <T> T with(T proxy, CallOptions options) {
    requireNonNull(options, "options");
    return ProxyHandler.of(proxy).with(proxy, options);
  }

  /// The same object, seen as another interface.
  ///
  /// @throws dev.hawser.RefusedException if it lacks a method of that, which the message names
  public static <T> T as(Object proxy, Class<T> type) {
    requireNonNull(type, "type");
    return ProxyHandler.of(proxy).as(type);
  }

  /// The same object, whose methods without a result are called without waiting, as {@link Oneway}
  /// says.
  public static <T> T oneway(T proxy) {
    return ProxyHandler.of(proxy).styled(proxy, Style.ONEWAY);
  }

  /// The same object, where a call that returns a proxied object does not wait: calls on that can
  /// be made before it has arrived, and travel with it. Any other call waits, for all before it
  /// that it depends on, which takes one round trip in all. Every call is made at once, whether
  /// anybody waits for it or not.
  ///
  /// A result is proxied if the method says it is an interface of the program's own, which is not
  /// sealed. It can be an argument of further pipelined calls at once; whatever else is done with
  /// it — {@link #reference}, `equals`, passing it elsewhere — waits until it is there. If a call
  /// fails, all that depend on it fail with the same exception; if it returns null, with a {@link
  /// NullPointerException}.
  ///
  /// ```java
  /// Shop shop = Proxies.pipelined(client.lookup("shop", Shop.class));
  /// int total = shop.enter("Anna").cart().add("apple").total(); // one round trip
  /// ```
  public static <T> T pipelined(T proxy) {
    return Pipelining.of(proxy);
  }

  /// Makes one call without waiting. The arguments are those of this moment. Cancelling the future
  /// interrupts the call there. Of a method that returns a future, the result is one that is
  /// complete.
  public static <T, R extends @Nullable Object> CompletableFuture<R> callAsync(
      T proxy, ProxyCall<T, R> call) {
    requireNonNull(call, "call");
    return ProxyHandler.of(proxy).callAsync(proxy, call);
  }

  /// As {@link #callAsync}, for a method that returns nothing, or whose result nobody wants.
  public static <T> CompletableFuture<@Nullable Void> runAsync(T proxy, ProxyAction<T> call) {
    requireNonNull(call, "call");
    return ProxyHandler.of(proxy).runAsync(proxy, call);
  }

  /// A handle of the same object.
  public static RemoteRef reference(Object proxy) {
    return ProxyHandler.of(proxy).reference();
  }

  /// Lets go of the object at once, with all proxies and handles of it here.
  public static void close(Object proxy) {
    ProxyHandler.of(proxy).close();
  }
}
