package dev.hawser.internal.code;

import dev.hawser.PermissionException;
import java.util.HashSet;
import java.util.Set;

/// Rules for origins in tests.
final class Rules implements Origin.Rule {
  /// Everything may be shipped.
  static final Origin.Rule ALL = new Rules(true);

  private final boolean granted;
  private final Set<Object> offered = new HashSet<>();

  private Rules(boolean granted) {
    this.granted = granted;
  }

  /// Nothing may be shipped but what comes home of this.
  static Origin.Rule onlyHome(Manifest manifest) {
    Rules rules = new Rules(false);
    rules.offered.addAll(manifest.classes());
    rules.offered.addAll(manifest.lambdas());
    return rules;
  }

  @Override
  public boolean offered(ShippedClass type) {
    return offered.contains(type);
  }

  @Override
  public boolean offered(LambdaForm lambda) {
    return offered.contains(lambda);
  }

  @Override
  public void require() {
    if (!granted) {
      throw new PermissionException("not granted", "shipped-code");
    }
  }
}
