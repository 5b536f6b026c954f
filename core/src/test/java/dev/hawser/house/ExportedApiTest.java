package dev.hawser.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is exported is what `exported-api.txt` says, so that widening it is always a visible diff.
class ExportedApiTest {
  private static final Path GOLDEN = Tree.CORE_TEST_RESOURCES.resolve("exported-api.txt");
  private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  @Test
  @DisplayName("the exported types and members are those of the golden file")
  void exportedApiIsTheGoldenOne() throws IOException {
    List<String> actual = describeAll();
    if ("update".equals(System.getProperty("hawser.golden"))) {
      Files.write(GOLDEN, actual);
      return;
    }
    List<String> golden = Files.exists(GOLDEN) ? Files.readAllLines(GOLDEN) : List.of();
    if (!actual.equals(golden)) {
      fail(
          "The exported API is not the one in %s.%n%s%nIf that is meant, rewrite the file and"
              + " commit it:%n  mvn -q test -pl core -Dtest=ExportedApiTest -Dhawser.golden=update",
          Tree.name(GOLDEN), difference(golden, actual));
    }
  }

  @Test
  @DisplayName("at most 30 top-level types are exported in the package that users type from")
  void fewTypes() throws IOException {
    List<String> topLevel =
        Exported.types().stream()
            .filter(type -> type.getPackageName().equals("dev.hawser"))
            .filter(type -> type.getEnclosingClass() == null)
            .map(Class::getSimpleName)
            .toList();
    assertThat(topLevel).as("exported types").hasSizeLessThanOrEqualTo(30);
  }

  private static List<String> describeAll() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : Exported.types()) {
      lines.add(headline(type));
      members(type).map(line -> "  " + line).sorted().forEach(lines::add);
    }
    return lines;
  }

  private static String headline(Class<?> type) {
    List<String> parents =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Arrays.stream(type.getGenericInterfaces()))
            .map(parent -> QUALIFIER.matcher(parent.getTypeName()).replaceAll(""))
            .filter(parent -> !parent.equals("Object"))
            .toList();
    String own = type.toGenericString().replace(type.getName(), "§");
    String whole = QUALIFIER.matcher(own).replaceAll("").replace("§", type.getName());
    return parents.isEmpty() ? whole : whole + " : " + String.join(", ", parents);
  }

  private static Stream<String> members(Class<?> type) {
    Stream<Member> all =
        Stream.of(
                type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
            .flatMap(Arrays::stream);
    String prefix = type.getName() + ".";
    return all.filter(member -> Exported.isVisible(member.getModifiers()))
        .filter(member -> !member.isSynthetic())
        .map(ExportedApiTest::signature)
        .map(line -> QUALIFIER.matcher(line.replace(prefix, "")).replaceAll(""));
  }

  private static String signature(Member member) {
    return switch (member) {
      case Method method -> method.toGenericString();
      case Executable constructor -> constructor.toGenericString();
      case Field field -> field.toGenericString();
      default -> throw new AssertionError(member);
    };
  }

  /// Lines gained and lost, each with the type it belongs to.
  private static String difference(List<String> golden, List<String> actual) {
    List<String> before = withOwners(golden);
    List<String> after = withOwners(actual);
    Stream<String> lost = before.stream().filter(line -> !after.contains(line)).map("- "::concat);
    Stream<String> gained = after.stream().filter(line -> !before.contains(line)).map("+ "::concat);
    return String.join("\n", Stream.concat(lost, gained).toList());
  }

  private static List<String> withOwners(List<String> lines) {
    List<String> result = new ArrayList<>();
    String owner = "";
    for (String line : lines) {
      boolean member = line.startsWith("  ");
      owner =
          member
              ? owner
              : line.replaceFirst(" :.*", "").replaceFirst("<.*", "").replaceFirst(".* ", "");
      result.add(member ? owner + ": " + line.strip() : line);
    }
    return result;
  }
}
