package dev.hawser.tool.files;

import dev.hawser.file.Compare;
import dev.hawser.file.Conflict;
import dev.hawser.file.Links;
import dev.hawser.file.TransferOptions;
import java.util.List;
import picocli.CommandLine.Option;

/// How files are transferred. To be mixed into commands.
final class TransferChoices {
  /// Ways to find out what is there already, in the words of the command line.
  enum Comparison {
    TIME(Compare.SIZE_AND_TIME),
    CONTENT(Compare.CONTENT),
    NOTHING(Compare.NOTHING);

    private final Compare compare;

    Comparison(Compare compare) {
      this.compare = compare;
    }
  }

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description =
          "Only files that fit: '*.jpg' is about names, 'raw/**' about paths below the folder. May"
              + " be given several times.")
  private List<String> includes = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Leave out files, and folders with all in them. May be given several times.")
  private List<String> excludes = List.of();

  @Option(
      names = "--on-conflict",
      paramLabel = "WHAT",
      converter = Word.OfConflict.class,
      description =
          "If a file is there and differs: overwrite it (default), skip, rename the new one, or"
              + " fail.")
  private Conflict conflict = Conflict.OVERWRITE;

  @Option(
      names = "--compare",
      paramLabel = "WHAT",
      converter = Word.OfComparison.class,
      description =
          "What is there already and need not be transferred is found out by size and time"
              + " (default), by content, or by nothing.")
  private Comparison comparison = Comparison.TIME;

  @Option(
      names = "--links",
      paramLabel = "WHAT",
      converter = Word.OfLinks.class,
      description = "Symbolic links: keep them as links (default), or skip them.")
  private Links links = Links.KEEP;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      converter = ByteRate.Converter.class,
      description = "The most bytes a second: 500K, 10M (default: as fast as can be).")
  private ByteRate rate = ByteRate.UNLIMITED;

  @Option(
      names = "--connections",
      paramLabel = "COUNT",
      defaultValue = "0",
      description = "The most connections to use, 1 to 8 (default: as many as help).")
  private int connections;

  @Option(
      names = "--durable",
      description = "Have each file on the disk, safe from a power cut, before it gets its name.")
  private boolean durable;

  @Option(
      names = "--verify",
      description = "Read each file once more after it was written, and compare it by SHA-256.")
  private boolean verify;

  @Option(
      names = "--no-keep",
      description = "Keep nothing of files that did not arrive as a whole.")
  private boolean discard;

  /// Whether what has arrived is kept when the transfer breaks off.
  boolean keepsParts() {
    return !discard;
  }

  /// What was chosen.
  ///
  /// @throws IllegalArgumentException if it makes no sense
  TransferOptions options() {
    TransferOptions options =
        TransferOptions.defaults()
            .onConflict(conflict)
            .comparing(comparison.compare)
            .include(includes.toArray(String[]::new))
            .exclude(excludes.toArray(String[]::new))
            .links(links)
            .connections(connections)
            .rateLimit(rate.bytes());
    options = durable ? options.durably() : options;
    options = verify ? options.verified() : options;
    return discard ? options.discardingParts() : options;
  }
}
