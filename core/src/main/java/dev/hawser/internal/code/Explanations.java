package dev.hawser.internal.code;

import dev.hawser.ValueException;
import dev.hawser.call.Explanation;
import dev.hawser.call.Explanation.CapturedValue;
import dev.hawser.call.Explanation.ClassPart;
import dev.hawser.internal.codec.AllowedTypes;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Sink;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what a value would take along: writes it, to nowhere, by the rules of an island, but goes
/// on where these refuse something.
public final class Explanations {
  private static final int LONGEST_TEXT = 80;

  private Explanations() {}

  /// What ships with a value.
  public static Explanation of(Object value) {
    Trial trial = new Trial(value);
    trial.write();
    Inventory inventory = Bundler.inventoryOf(trial.rules.types(), trial.rules.lambdas());
    List<ClassPart> parts =
        inventory.classes().stream().map(each -> part(each.portion(), each.reason())).toList();
    List<String> obstacles =
        Stream.concat(trial.obstacles.stream(), inventory.obstacles().stream()).toList();
    return new Explanation(parts, trial.captured, obstacles);
  }

  private static ClassPart part(Portion portion, String reason) {
    return new ClassPart(portion.name(), portion.bytes().length, portion.isSlice(), reason);
  }

  /// One value on its way to nowhere.
  private static final class Trial implements AllowedTypes, Foreign {
    final IslandWriter rules = new IslandWriter(TypeRegistry.create(), Foreign.NONE);
    final List<CapturedValue> captured = new ArrayList<>();
    final List<String> obstacles = new ArrayList<>();
    private final Object root;
    private final String name;

    Trial(Object root) {
      this.root = root;
      this.name = Route.isCall(root) ? "task" : "value";
    }

    void write() {
      if (!Lambdas.isSerializableLambda(root)) {
        captured.add(shown(name, root));
      }
      try {
        new Codec(this, ValueLimits.defaults()).write(new Nowhere(), root, this);
      } catch (ValueException e) {
        obstacles.add(name + ": " + e.getMessage());
      }
    }

    @Override
    public boolean isAllowed(Class<?> type) {
      return rules.isAllowed(type);
    }

    @Override
    public boolean isKnown(Class<?> type) {
      return rules.isKnown(type);
    }

    @Override
    public void writing(Class<? extends Throwable> type) {
      rules.writing(type);
    }

    @Override
    public @Nullable Class<?> find(String typeName) {
      return rules.find(typeName);
    }

    @Override
    public boolean isNumbered(Object value) {
      return rules.isNumbered(value);
    }

    @Override
    public boolean write(Object value, Output out) {
      return rules.write(value, out);
    }

    @Override
    public boolean write(Object value, Sink sink) {
      try {
        note(value);
        return rules.write(value, sink);
      } catch (ValueException e) {
        obstacles.add(rules.obstacle(value, e, root, name));
        return true;
      }
    }

    private void note(Object value) {
      if (!Lambdas.isSerializableLambda(value)) {
        return;
      }
      String way = Route.find(root, name, value) + ".captured";
      int at = 0;
      for (Object each : capturedBy(value)) {
        captured.add(shown(way + "[" + at++ + "]", each));
      }
    }

    private static @Nullable Object[] capturedBy(Object lambda) {
      try {
        return Lambdas.take(lambda).captured();
      } catch (ValueException _) {
        return new Object[0];
      }
    }

    @Override
    public Object read(Input in) {
      throw new IllegalStateException("nothing is read");
    }

    private static CapturedValue shown(String way, @Nullable Object value) {
      return new CapturedValue(
          way, value == null ? "null" : value.getClass().getTypeName(), text(value));
    }

    private static String text(@Nullable Object value) {
      String text;
      try {
        text = String.valueOf(value);
      } catch (RuntimeException e) {
        text = "(its toString failed: " + e + ")";
      }
      return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
  }

  /// Forgets what it is given.
  private static final class Nowhere extends Output {
    Nowhere() {
      super(MIN_ROOM);
    }

    @Override
    protected void overflow(int needed) {
      drained();
    }
  }
}
