package dev.hawser.examples.context;

import dev.hawser.object.Remote;

/// Notes what is done, and for whom.
interface Journal {
  /// Notes something.
  ///
  /// @return the entry
  String note(String what);

  /// Notes what the client says when it is asked.
  String interview(Person person);

  /// Is at the client.
  @Remote
  interface Person {
    String opinion();
  }
}
