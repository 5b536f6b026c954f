package dev.hawser.tool;

import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.security.ServerFolder;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hawser tickets`: lists who is invited, without the secrets.
@Command(
    name = "tickets",
    description = "Lists whom your servers have invited, and what they may do; no secrets.",
    sortOptions = false)
public final class TicketsCommand extends ServerCommand {
  private static final List<String> HEADING =
      List.of("PORT", "STATE", "EXPIRES", "NAME", "PERMISSIONS");

  private final InstantSource clock;

  @Parameters(
      arity = "0..1",
      paramLabel = "PORT",
      description = "The port of one server (default: all your servers).")
  private @Nullable Integer port;

  /// With the real time.
  public TicketsCommand() {
    this(InstantSource.system());
  }

  TicketsCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  int run() throws IOException {
    Collection<ServerFolder> servers =
        port == null ? ServerFolder.kept().values() : List.of(server(port));
    List<List<String>> rows = new ArrayList<>();
    for (ServerFolder server : servers) {
      invitations(server).all().forEach(each -> rows.add(row(server, each)));
    }
    if (rows.isEmpty()) {
      note("nobody is invited: 'hawser ticket' invites somebody");
      return SUCCESS;
    }
    rows.addFirst(HEADING);
    rows.forEach(row -> result(line(row, rows)));
    return SUCCESS;
  }

  private List<String> row(ServerFolder server, Invitation invitation) {
    Instant expires = invitation.expires();
    return List.of(
        String.valueOf(server.path().getFileName()),
        state(invitation),
        expires == null ? "never" : expires.toString(),
        invitation.name(),
        invitation.trust().toString());
  }

  private String state(Invitation invitation) {
    if (invitation.revoked()) {
      return "revoked";
    }
    return invitation.hasExpired(clock.instant()) ? "expired" : "good";
  }

  /// One row, each column as wide as the widest of all rows.
  private static String line(List<String> row, List<List<String>> all) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = all.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
      line.append(row.get(i)).repeat(' ', width - row.get(i).length() + 2);
    }
    return line.toString().stripTrailing();
  }
}
