package cargo;

/// A record that refers to its own methods.
record Point(int x, int y) {
  double distance() {
    return Math.hypot(x, y);
  }

  String described() {
    return Here.says(this);
  }
}
