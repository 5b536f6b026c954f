package dev.hawser.examples.custom;

/// What travels for an {@link OtherThingy}.
///
/// @param number what is needed to make it again
record Parcel(int number) {
  Parcel(OtherThingy thing) {
    this(thing.number());
  }

  OtherThingy unpack() {
    return new OtherThingy(number);
  }
}
