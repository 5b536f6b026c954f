package dev.hawser.examples.gui;

import dev.hawser.Client;

/// Calls one of the two windows.
public final class Caller {
  /// Sends some messages, and makes one slow call.
  ///
  /// @param args the window's address and, if it is not to be 5000, how many milliseconds the slow
  ///   call takes
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      Messages window = client.lookup("messages", Messages.class);
      window.message("ahoy");
      for (int i = 0; i < 20; i++) {
        window.message("number " + i);
      }
      window.message("now a slow call: is the window still there?");
      window.rest(args.length > 1 ? Integer.parseInt(args[1]) : 5000);
      IO.println("done");
    }
  }
}
