package dev.hawser.tool.files;

import dev.hawser.file.Conflict;
import dev.hawser.file.Links;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a constant as it is written on a command line, in small letters.
abstract class Word<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  private Word(Class<E> type) {
    this.type = type;
  }

  @Override
  public final E convert(String text) {
    for (E each : EnumSet.allOf(type)) {
      if (word(each).equals(text)) {
        return each;
      }
    }
    throw new TypeConversionException(
        EnumSet.allOf(type).stream()
            .map(Word::word)
            .collect(Collectors.joining(", ", "'" + text + "': expected one of ", "")));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// What becomes of files in the way.
  static final class OfConflict extends Word<Conflict> {
    OfConflict() {
      super(Conflict.class);
    }
  }

  /// What becomes of links.
  static final class OfLinks extends Word<Links> {
    OfLinks() {
      super(Links.class);
    }
  }

  /// How equal files are recognised.
  static final class OfComparison extends Word<TransferChoices.Comparison> {
    OfComparison() {
      super(TransferChoices.Comparison.class);
    }
  }
}
