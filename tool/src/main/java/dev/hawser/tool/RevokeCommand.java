package dev.hawser.tool;

import dev.hawser.internal.security.Invitations;
import dev.hawser.internal.security.Invitations.Invitation;
import java.io.IOException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hawser revoke`: takes a ticket back.
@Command(
    name = "revoke",
    description = {
      "Takes a ticket back: nobody gets in with it any more, and whoever is in with it is put out.",
      "The name may be invited again; it gets another ticket then."
    },
    sortOptions = false)
public final class RevokeCommand extends ServerCommand {
  @Parameters(index = "0", paramLabel = "PORT", description = "The server's port.")
  private int port;

  @Parameters(index = "1", paramLabel = "NAME", description = "Who is no longer invited.")
  private String name = "";

  private RevokeCommand() {}

  @Override
  int run() throws IOException {
    Invitations invitations = invitations(server(port));
    if (!invitations.revoke(name)) {
      return failure("nobody called '%s' is invited; %s".formatted(name, invited(invitations)));
    }
    note("'" + name + "' is no longer invited");
    return SUCCESS;
  }

  private static String invited(Invitations invitations) {
    String names =
        invitations.all().stream()
            .filter(each -> !each.revoked())
            .map(Invitation::name)
            .collect(Collectors.joining("', '", "'", "'"));
    return names.equals("''") ? "nobody is" : "invited: " + names;
  }
}
