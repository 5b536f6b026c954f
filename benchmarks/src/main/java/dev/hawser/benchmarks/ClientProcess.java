package dev.hawser.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/// The main class of a client process: does one workload with one contender and leaves its figures
/// in `<prefix>.properties` and its percentiles in `<prefix>.hgrm`.
///
/// The address comes over the standard input: it may be a ticket, and other users of the machine
/// can see a process's arguments.
final class ClientProcess {
  private ClientProcess() {}

  public static void main(String[] args) throws Exception {
    Contender contender = Contenders.named(args[0]);
    Workload workload = Workload.of(args[1]);
    Pace pace = new Pace(Double.parseDouble(args[2]), Double.parseDouble(args[3]));
    int status = 1;
    try {
      Load.Outcome outcome = new Driver(contender, workload, address(), pace).run();
      if (outcome.operations() == 0) {
        throw new IllegalStateException("nothing was done in the time measured");
      }
      Measurement.writePercentiles(outcome.nanos(), Path.of(args[4] + ".hgrm"));
      Measurement.of(outcome.rate(), outcome.nanos()).write(Path.of(args[4] + ".properties"));
      status = 0;
    } catch (Throwable thrown) {
      System.getLogger("client").log(Level.ERROR, "the work failed", thrown);
    }
    System.exit(status);
  }

  private static String address() throws IOException {
    String line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
    if (line == null) {
      throw new IOException("no address was given");
    }
    return line;
  }
}
