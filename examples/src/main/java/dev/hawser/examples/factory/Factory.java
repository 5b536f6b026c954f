package dev.hawser.examples.factory;

import dev.hawser.object.Remote;

/// Makes things.
interface Factory {
  Thing make(int number);

  /// How a thing is made.
  Plan plan(int number);

  /// Lets a thing speak, wherever it is.
  ///
  /// @return whether it is one that was made here, and not a proxy
  boolean let(Thing thing, String words);

  /// Travels by value: whoever asks for one has a copy.
  record Plan(int number, String text) {}

  /// Travels by reference.
  @Remote
  interface Thing {
    int number();

    void speak(String words);
  }

  /// A thing, at either end.
  record Speaker(int number) implements Thing {
    @Override
    public void speak(String words) {
      IO.println("thing " + number + " says " + words);
    }
  }
}
