package dev.hawser.examples.tracking;

import dev.hawser.object.Remote;

/// Lends books.
interface Library {
  Loan borrow(String book);

  /// A book, as long as it is lent.
  @Remote
  interface Loan {
    void giveBack();
  }
}
