package dev.hawser.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing that was not allowed is taken apart or made, and the message says what to do.
class AllowListTest {
  private static final String STATIC_BLOCK_RAN = "dev.hawser.test.static-block-ran";

  /// What the end says, too, that reads a record which it does not know.
  private static final String ORIGINAL =
      " If it stands for a class there, allow it here with that class, too.";

  private final Codec closed = new Codec(TypeRegistry.create(), ValueLimits.defaults());

  record Unlisted(int x) {
    static {
      System.setProperty(STATIC_BLOCK_RAN, "yes");
    }
  }

  record Stranger(int x) {}

  interface Contract {
    Map<String, ? extends List<Samples.Pair<Samples.Order, Samples.Suit[]>>> orders();
  }

  private static void assertRefused(Runnable action, String message) {
    assertThatThrownBy(action::run).isInstanceOf(ValueException.class).hasMessage(message);
  }

  @Test
  void aRecordThatIsNotAllowedIsRefusedByNameWithTheLineToAdd() {
    String message =
        "dev.hawser.internal.codec.Samples$Point may not travel: it is not on the allow-list. Add"
            + " .allow(Samples.Point.class) to the builder of both ends, or use a typed map, queue"
            + " or pipe.";
    byte[] bytes = Samples.codec().encode(new Samples.Point(1, 2));

    assertRefused(() -> closed.encode(new Samples.Point(1, 2)), message);
    assertRefused(() -> closed.decode(bytes), message + ORIGINAL);
    assertRefused(() -> closed.encode(new Samples.Point[0]), message);
    assertRefused(
        () -> closed.decode(Samples.codec().encode(new Samples.Point[0])), message + ORIGINAL);
  }

  @Test
  void whatMayNotTravelInARecordIsRefusedByTheComponentThatHoldsIt() {
    String node = "component 'links' of dev.hawser.internal.codec.Samples$Node: ";
    Codec open = Samples.codec();
    Samples.Point fine = new Samples.Point(1, 2);
    Samples.Node nested = new Samples.Node("in a list", List.of(List.of(fine, new Thread())));

    assertThatThrownBy(() -> open.encode(Map.of("key", nested)))
        .hasMessageStartingWith(node + "java.lang.Thread may not travel by value: ");
    Samples.Node other = new Samples.Node("other", List.of());
    assertThatThrownBy(() -> open.encode(new Samples.Node("", List.of(other, new Stranger(1)))))
        .hasMessageStartingWith(node + Stranger.class.getName() + " may not travel: ");
    Object threads = new Thread[0];
    assertThatThrownBy(() -> open.encode(new Samples.Node("", List.of(threads))))
        .hasMessageStartingWith(node + "java.lang.Thread may not travel by value: ");
    assertThatThrownBy(() -> open.encode(List.of(fine, new Thread())))
        .hasMessageStartingWith("java.lang.Thread may not travel by value: ");
  }

  @Test
  void anEnumThatIsNotAllowedIsRefusedByItsDeclaredName() {
    assertThatThrownBy(() -> closed.encode(Samples.Suit.HEARTS))
        .hasMessageContaining("Samples$Suit may not travel: it is not on the allow-list.")
        .hasMessageContaining(".allow(Samples.Suit.class)");
  }

  @Test
  void aNameFromTheLineIsNeverLoaded() {
    byte[] existing = recordNamed(Unlisted.class.getName());
    byte[] invented = recordNamed("com.acme.Invented");

    assertThatThrownBy(() -> closed.decode(existing)).hasMessageContaining("not on the allow-list");
    assertThatThrownBy(() -> closed.decode(invented))
        .hasMessage(
            "com.acme.Invented may not travel: it is not on the allow-list. Add"
                + " .allow(Invented.class) to the builder of both ends, or use a typed map, queue"
                + " or pipe."
                + ORIGINAL);
    assertThat(System.getProperty(STATIC_BLOCK_RAN)).isNull();
  }

  private static byte[] recordNamed(String name) {
    Output out = new Output();
    out.writeByte(Tag.RECORD);
    out.writeVarInt(Names.NEW);
    out.writeUtf8(name);
    out.writeInt(0);
    return out.toByteArray();
  }

  @Test
  void aNameFromTheLineIsMadeSafeForALog() {
    byte[] bytes = recordNamed("evil\r\nname\u001b[2J" + "x".repeat(10_000));

    assertThatThrownBy(() -> closed.decode(bytes))
        .isInstanceOf(ValueException.class)
        .message()
        .hasSizeLessThan(700)
        .startsWith("evil??name?[2Jx")
        .doesNotContain("\n");
  }

  @Test
  void allowingATypeAllowsWhatItIsMadeOf() {
    TypeRegistry registry = TypeRegistry.create().allow(Samples.Order.class);

    assertThat(registry.isAllowed(Samples.Order.class)).isTrue();
    assertThat(registry.isAllowed(Samples.Pair.class)).isTrue();
    assertThat(registry.isAllowed(Samples.Point.class)).isTrue();
    assertThat(registry.isAllowed(Samples.Suit.class)).isTrue();
    assertThat(registry.isAllowed(Samples.Suit.HEARTS.getClass())).isTrue();
    assertThat(registry.isAllowed(Samples.Shape.Group.class)).isTrue();
    assertThat(registry.isAllowed(Samples.Shape.Unit[].class)).isTrue();
    assertThat(registry.isAllowed(Samples.Percent.class)).isFalse();
    assertThat(registry.isAllowed(String.class)).isTrue();
    assertThat(registry.isAllowed(TimeUnit.class)).isTrue();
    assertThat(registry.isAllowed(Thread.class)).isFalse();
  }

  @Test
  void aContractAllowsWhatItMentions() throws Exception {
    Type type = Contract.class.getDeclaredMethod("orders").getGenericReturnType();

    TypeRegistry registry = TypeRegistry.create().allowContract(type);

    assertThat(registry.isAllowed(Samples.Order.class)).isTrue();
    assertThat(registry.isAllowed(Samples.Suit.class)).isTrue();
    assertThat(registry.isAllowed(Samples.Shape.Circle.class)).isTrue();
  }

  @Test
  void aContractMayMentionWhatIsNoValue() {
    TypeRegistry registry = TypeRegistry.create().allowContract(Thread.class);

    assertThat(registry.isAllowed(Thread.class)).isFalse();
  }

  @Test
  void whatCanNeverBeAValueCannotBeAllowed() {
    assertRefused(
        () -> TypeRegistry.create().allow(Samples.class),
        "dev.hawser.internal.codec.Samples may not travel by value: it is neither a record, an"
            + " enum, an exception nor a built-in type. Make it a record, allow a record that"
            + " stands for it, or pass it as a reference through an interface");
    assertRefused(
        () -> TypeRegistry.create().allow(Contract.class),
        "dev.hawser.internal.codec.AllowListTest$Contract may not travel by value: it is open:"
            + " anybody may implement it. Seal it, or allow the records, enums and exceptions that"
            + " implement it");
  }

  interface Serial extends java.io.Serializable {}

  @Test
  void aSerializableTypeOfTheProgramMayBeWhatAMapHolds() {
    TypeRegistry registry =
        TypeRegistry.create().allow(dev.hawser.call.SerializableFunction.class).allow(Serial.class);

    assertThat(registry.isAllowed(Serial.class)).isFalse();
    assertThatThrownBy(() -> TypeRegistry.create().allow(AtomicInteger.class))
        .hasMessageContaining("AtomicInteger may not travel by value");
    assertThatThrownBy(() -> TypeRegistry.create().allow(Runnable.class))
        .hasMessageContaining("java.lang.Runnable may not travel by value: it is open");
  }

  static Stream<List<Object>> neverValues() {
    Runnable lambda = () -> {};
    return Stream.of(
        List.of(new Object(), "neither a record, an enum, an exception nor a built-in type"),
        List.of(String.class, "a class never travels; send its name"),
        List.of(lambda, "only where code or a callback is accepted"),
        List.of(
            new ByteArrayInputStream(new byte[0]),
            "pass it in a call, or an InputStream through a pipe"),
        List.of(new StringBuilder(), "send its toString()"),
        List.of(new AtomicInteger(), "neither a record"),
        List.of(List.of(1).iterator(), "only as a reference"),
        List.of(Stream.of(1), "only as a reference"),
        List.of(new IdentityHashMap<>(), "would be lost; copy it into"),
        List.of(new PriorityQueue<>(), "would be lost; copy it into"),
        List.of(
            new TreeSet<>(Comparator.comparing(Object::toString)), "with a comparator of its own"),
        List.of(new Thread[0], "may not travel by value"));
  }

  @ParameterizedTest
  @MethodSource("neverValues")
  void whatIsNoValueIsRefusedByTheRuleItHits(List<Object> valueAndRule) {
    assertThatThrownBy(() -> Samples.codec().encode(new ArrayList<>(List.of(valueAndRule.get(0)))))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining((String) valueAndRule.get(1));
  }

  @Test
  void aLocaleWithoutALanguageTagIsRefused() {
    @SuppressWarnings("deprecation")
    Locale odd = new Locale("x-not_a language");

    assertThatThrownBy(() -> closed.encode(odd)).hasMessageContaining("no language tag of its own");
  }

  @Test
  void theConstructorOfARecordHasItsSay() {
    byte[] bytes = Samples.codec().encode(new Samples.Percent(50));
    bytes[bytes.length - 1] = 99; // -50

    assertThatThrownBy(() -> Samples.codec().decode(bytes))
        .isInstanceOf(ValueException.class)
        .hasMessage(
            "the constructor of dev.hawser.internal.codec.Samples$Percent refused:"
                + " java.lang.IllegalArgumentException: -50 is not a percentage")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRecordThatDiffersAtTheOtherEndIsRefused() {
    byte[] bytes = Samples.codec().encode(new Samples.Percent(50));
    bytes[bytes.length - 3]++;

    assertThatThrownBy(() -> Samples.codec().decode(bytes))
        .hasMessageEndingWith(
            "Samples$Percent differs between the two ends: its components are not the same");
  }
}
