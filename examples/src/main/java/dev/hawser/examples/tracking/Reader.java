package dev.hawser.examples.tracking;

import dev.hawser.Client;
import dev.hawser.examples.tracking.Library.Loan;

/// Borrows two books, and gives one back.
public final class Reader {
  /// Runs until it is stopped.
  ///
  /// @param args the library's address, and the reader's name
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.builder().name(args[1]).connect(args[0])) {
      Library library = client.lookup("library", Library.class);
      Loan atlas = library.borrow("the atlas");
      Loan novel = library.borrow("the novel");
      novel.giveBack();
      IO.println("reading");
      client.awaitClose();
      IO.println("has lost " + atlas);
    }
  }
}
