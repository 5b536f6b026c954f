package dev.hawser.examples.attributes;

import dev.hawser.Server;
import dev.hawser.object.Exposed;

/// A thermostat. Its temperature can be read and set, its name can be read; all else is its own
/// business.
public final class Thermostat {
  /// Something that can be reached from here, but not by others.
  public final Heating heating = new Heating();

  private double temperature = 20;

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("thermostat", new Thermostat()).serve();
  }

  /// Keeps a number.
  public static final class Heating {
    private int level = 42;

    /// How warm it is set.
    public int level() {
      return level;
    }

    /// Sets it.
    public void setLevel(int other) {
      level = other;
    }
  }

  /// An attribute that can be read.
  @Exposed
  public String name() {
    return "living room";
  }

  /// An attribute that can be read and set.
  @Exposed
  public double getCelsius() {
    return temperature;
  }

  /// Sets it.
  @Exposed
  public void setCelsius(double other) {
    if (other > 30) {
      throw new IllegalArgumentException(other + " degrees are too many");
    }
    temperature = other;
  }

  /// What others may know of the heating.
  @Exposed
  public int heatingLevel() {
    return heating.level();
  }

  /// Public, but not exposed.
  public void explode() {
    heating.setLevel(Integer.MAX_VALUE);
  }
}
