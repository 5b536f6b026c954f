package dev.hawser.examples.load;

import module java.base;

/// A large value.
///
/// @param content 3 MB
/// @param hash of the content, where it was made
record Parcel(byte[] content, int hash) {
  Parcel(byte[] content) {
    this(content, Arrays.hashCode(content));
  }

  boolean isIntact() {
    return Arrays.hashCode(content) == hash;
  }
}
