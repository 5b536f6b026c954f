package dev.hawser.examples.chat;

import module java.base;

import dev.hawser.examples.Ink;
import dev.hawser.examples.chat.Message.News;
import dev.hawser.examples.chat.Message.Notice;
import dev.hawser.examples.chat.Message.Refused;
import dev.hawser.examples.chat.Message.Renamed;
import dev.hawser.examples.chat.Message.Said;
import dev.hawser.examples.chat.Message.Welcome;

/// Turns news into lines for people.
record Journal(Ink ink) {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  String line(News news) {
    return switch (news) {
      case Said(Instant at, String name, String text) ->
          clock(at) + " " + ink.named(name, clean(name)) + ": " + clean(text);
      case Notice(Instant at, String text) -> clock(at) + " " + ink.dim("* " + clean(text));
      case Renamed(String name) -> ink.dim("* you are now called " + clean(name));
      case Refused(String why) -> ink.bad(clean(why));
      case Welcome(var log) ->
          log.stream().map(this::line).reduce("", (all, line) -> all + line + "\n")
              + ink.dim("* welcome; /help lists the commands");
    };
  }

  private String clock(Instant at) {
    return ink.dim(CLOCK.format(at));
  }

  /// Without the control characters with which a guest could paint over other people's screens.
  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
