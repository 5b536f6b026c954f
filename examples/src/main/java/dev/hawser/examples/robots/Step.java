package dev.hawser.examples.robots;

/// A step to one of the eight neighbours, or none. However far it is meant to go, it is one step.
record Step(int dx, int dy) {
  static final Step NONE = new Step(0, 0);

  Step {
    dx = Integer.signum(dx);
    dy = Integer.signum(dy);
  }

  /// A quarter to the right; north after none.
  Step turned() {
    return equals(NONE) ? new Step(0, -1) : new Step(-dy, dx);
  }
}
