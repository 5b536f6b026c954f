package dev.hawser.internal.security;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// What Java Flight Recorder is told.
///
/// The first event that is loaded makes the JDK load much of Flight Recorder, which a program
/// notices when it starts. So nobody touches one unless {@link #wanted}.
final class Events {
  private Events() {}

  /// Whether this process has recorded anything so far, or does now.
  static boolean wanted() {
    return FlightRecorder.isInitialized();
  }

  /// Somebody was let in.
  @Name("dev.hawser.Admission")
  @Label("Admission")
  @Description("A session of an identity begins")
  @Category("Hawser")
  @StackTrace(false)
  static final class Admission extends Event {
    @Label("Who")
    String who = "";

    @Label("From")
    String from = "";
  }

  /// Somebody was not.
  @Name("dev.hawser.Refusal")
  @Label("Refusal")
  @Description("A connection was turned away, or a newcomer refused")
  @Category("Hawser")
  @StackTrace(false)
  static final class Refusal extends Event {
    @Label("Who")
    String who = "";

    @Label("From")
    String from = "";

    @Label("Why")
    String why = "";
  }

  /// Somebody who is in asked for something.
  @Name("dev.hawser.Request")
  @Label("Request")
  @Description("An identity asked for something that takes a permission")
  @Category("Hawser")
  @StackTrace(false)
  @Enabled(false)
  static final class Request extends Event {
    private static final Request SAMPLE = new Request();

    @Label("Who")
    String who = "";

    @Label("From")
    String from = "";

    @Label("Operation")
    String operation = "";

    @Label("Name")
    String name = "";

    @Label("Allowed")
    boolean allowed;

    /// Whether a recording asks for these.
    static boolean isRecorded() {
      return SAMPLE.isEnabled();
    }
  }
}
