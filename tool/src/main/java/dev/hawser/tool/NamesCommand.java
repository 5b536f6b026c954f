package dev.hawser.tool;

import dev.hawser.Client;
import dev.hawser.names.Discovery;
import dev.hawser.names.Discovery.Found;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.NameOptions;
import dev.hawser.names.Names;
import dev.hawser.names.ServiceUri;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hawser names`: a name server, and questions to one.
@Command(
    name = "names",
    description = {
      "A name server, and questions to one: who is where, under names that stay the same.",
      "Every Hawser server is a name server; these commands ask any of them."
    },
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    subcommands = {
      NamesServeCommand.class,
      NamesCommand.ListNames.class,
      NamesCommand.Lookup.class,
      NamesCommand.Register.class,
      NamesCommand.Remove.class,
      NamesCommand.Tag.class,
      NamesCommand.Ping.class,
      NamesCommand.Discover.class
    })
public final class NamesCommand {
  private NamesCommand() {}

  /// Which names are meant.
  private static final class Choice {
    @Option(names = "--prefix", paramLabel = "TEXT", description = "Names that begin so.")
    private @Nullable String prefix;

    @Option(
        names = "--matching",
        paramLabel = "PATTERN",
        description = "Names that match a regular expression as a whole.")
    private @Nullable String pattern;

    @Option(
        names = "--all-tags",
        paramLabel = "TAG",
        split = ",",
        description = "Names that have all of these tags.")
    private List<String> all = List.of();

    @Option(
        names = "--any-tag",
        paramLabel = "TAG",
        split = ",",
        description = "Names that have one of these tags.")
    private List<String> any = List.of();

    NameFilter filter() {
      NameFilter named = new NameFilter(orEmpty(prefix), pattern, Set.of(), Set.of());
      return named.taggedAll(all.toArray(String[]::new)).taggedAny(any.toArray(String[]::new));
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }
  }

  /// `hawser names list`.
  @Command(
      name = "list",
      description = "Lists names, one a line: name, URI, tags and end, separated by tabs.",
      sortOptions = false)
  static final class ListNames extends AskingCommand {
    @Mixin private final Choice choice = new Choice();

    @Override
    int ask(Client client, Names names) {
      List<NameEntry> found = names.list(choice.filter());
      result(found);
      note(found.size() == 1 ? "1 name" : found.size() + " names");
      return SUCCESS;
    }
  }

  /// `hawser names lookup`.
  @Command(name = "lookup", description = "Prints the URI that a name stands for.")
  static final class Lookup extends AskingCommand {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(
        names = "--wait",
        paramLabel = "DURATION",
        converter = Lifetime.Converter.class,
        description = "Wait for the name so long: 90s, 30m, 12h.")
    private @Nullable Lifetime wait;

    @Override
    int ask(Client client, Names names) throws InterruptedException {
      Duration time = wait == null ? null : wait.duration();
      NameEntry entry = time == null ? names.lookup(name) : names.await(name, time);
      result(entry.uri().toString());
      return SUCCESS;
    }
  }

  /// `hawser names register`.
  @Command(
      name = "register",
      description = "Registers a name, which stays until it is removed or its lifetime ends.",
      sortOptions = false)
  static final class Register extends AskingCommand {
    @Parameters(index = "0", paramLabel = "NAME")
    private String name = "";

    @Parameters(
        index = "1",
        paramLabel = "URI",
        description = "Where the service is, as hawser://host:port/object.")
    private String uri = "";

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "Marks the name.")
    private List<String> tags = List.of();

    @Option(names = "--safe", description = "Fails if the name is taken.")
    private boolean safe;

    @Option(
        names = "--lifetime",
        paramLabel = "DURATION",
        converter = Lifetime.Converter.class,
        description = "For how long it stays: 90s, 30m, 12h, 2d, 6w or never (default: never).")
    private @Nullable Lifetime lifetime;

    @Override
    int ask(Client client, Names names) {
      Duration time = lifetime == null ? null : lifetime.duration();
      NameOptions options = NameOptions.defaults().tagged(tags.toArray(String[]::new)).kept();
      options = safe ? options.safe() : options;
      options = time == null ? options : options.lifetime(time);
      result(List.of(names.register(name, ServiceUri.parse(uri), options)));
      return SUCCESS;
    }
  }

  /// `hawser names remove`.
  @Command(
      name = "remove",
      description = "Removes a name, or all names of some kind, whoever registered them.",
      sortOptions = false)
  static final class Remove extends AskingCommand {
    /// A name, or some.
    private static final class What {
      @Parameters(paramLabel = "NAME")
      private @Nullable String name;

      @ArgGroup(exclusive = false)
      private @Nullable Choice choice;
    }

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Override
    int ask(Client client, Names names) {
      String name = what.name;
      int removed =
          name != null
              ? names.remove(name) ? 1 : 0
              : names.removeAll(Objects.requireNonNull(what.choice).filter());
      note(removed == 1 ? "1 name removed" : removed + " names removed");
      return removed == 0 ? FAILURE : SUCCESS;
    }
  }

  /// `hawser names tag`.
  @Command(name = "tag", description = "Marks a name with these tags and no others.")
  static final class Tag extends AskingCommand {
    @Parameters(index = "0", paramLabel = "NAME")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "TAG", description = "None takes all tags away.")
    private List<String> tags = List.of();

    @Override
    int ask(Client client, Names names) {
      result(List.of(names.tag(name, tags)));
      return SUCCESS;
    }
  }

  /// `hawser names ping`.
  @Command(name = "ping", description = "Says whether the name server answers, and how fast.")
  static final class Ping extends AskingCommand {
    @Override
    int ask(Client client, Names names) {
      int count = names.count();
      double millis = client.ping().toNanos() / 1e6;
      result(
          String.format(
              Locale.ROOT,
              "%s answers in %.2f ms; it has %d names",
              client.address(),
              millis,
              count));
      return SUCCESS;
    }
  }

  /// `hawser names discover`.
  @Command(
      name = "discover",
      description =
          "Lists servers on the local network and this host that let themselves be found.")
  static final class Discover implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--time",
        paramLabel = "DURATION",
        converter = Lifetime.Converter.class,
        defaultValue = "1s",
        description = "How long to wait for answers (default: 1s).")
    private Lifetime time = new Lifetime(null);

    @Override
    public Integer call() {
      CommandLine command = Objects.requireNonNull(spec).commandLine();
      Duration waiting = time.duration();
      try {
        for (Found each : Discovery.find(waiting == null ? Duration.ofSeconds(1) : waiting)) {
          command.getOut().println(line(each));
        }
        return AskingCommand.SUCCESS;
      } catch (UncheckedIOException e) {
        String message = "hawser: " + e.getMessage();
        command.getErr().println(command.getColorScheme().errorText(message));
        return AskingCommand.FAILURE;
      }
    }

    private static String line(Found found) {
      return found.addresses().stream()
          .map(Object::toString)
          .collect(Collectors.joining(",", found.name() + "\t", ""));
    }
  }
}
