package dev.hawser.internal.code;

import dev.hawser.call.SerializableFunction;
import dev.hawser.call.Task;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Another process, as far as its classes go: it has Hawser and nothing of what is shipped to it.
final class FarEnd {
  private static final Origin.Rule ALLOWED =
      new Origin.Rule() {
        @Override
        public boolean offered(ShippedClass type) {
          return false;
        }

        @Override
        public boolean offered(LambdaForm lambda) {
          return false;
        }

        @Override
        public void require() {}
      };

  private FarEnd() {}

  /// What a lambda without captured objects of its own classes is made of.
  static Bundle bundle(Object lambda) {
    return new Bundler().bundle(Set.of(), Set.of(Lambdas.take(lambda).parts()));
  }

  /// Ships a lambda and makes it anew.
  static Object ship(Object lambda) {
    Bundle bundle = bundle(lambda);
    Binding binding = bind(bundle);
    try {
      return binding.factory(0).invoke(Lambdas.take(lambda).captured());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static Binding bind(Bundle bundle) {
    Origin origin = new Origin("sender", FarEnd.class.getClassLoader(), bundle.content()::get);
    return origin.bind(bundle.digest(), bundle.manifest(), ALLOWED);
  }

  /// Runs a task, or a function of a text.
  @SuppressWarnings("unchecked")
  static @Nullable Object run(Object function) {
    try {
      return switch (function) {
        case Task<?, ?> task -> task.call();
        case SerializableFunction<?, ?> other ->
            ((SerializableFunction<Object, Object>) other).apply("some text");
        default -> throw new AssertionError(function);
      };
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
