package dev.hawser.examples.calls;

import module java.base;

import dev.hawser.Client;
import dev.hawser.call.CallContext;
import dev.hawser.call.Caller;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;

/// Calls in the middle of calls: here, there, here, there, here; a hundred of them at once.
public final class Nesting {
  /// The whole program. It lets the server call back.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    Trust trust = Trust.of(Permission.CALL_SHIPPED);
    try (Client client = Client.builder().trust(trust).connect(args[0])) {
      IO.println(path(client, 4));
      List<CompletableFuture<String>> hundred =
          IntStream.range(0, 100).mapToObj(_ -> client.callAsync(Nesting::further, 3)).toList();
      IO.println(hundred.stream().map(CompletableFuture::join).distinct().toList());
    }
  }

  /// Goes on at the end that called.
  private static String further(int calls) {
    return path(CallContext.current().peer(), calls);
  }

  private static String path(Caller other, int calls) {
    long here = ProcessHandle.current().pid();
    return calls == 0 ? here + "" : here + " " + other.call(Nesting::further, calls - 1);
  }
}
