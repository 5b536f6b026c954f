package dev.hawser.benchmarks.contenders;

import dev.hawser.call.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Lambdas that no process has seen before: one class file, each time with another constant in it
/// and in a loader of its own. Many are made ahead, so that making them is not measured.
final class FreshTasks {
  private static final int AHEAD = 5000;
  private static final ClassFile FILES = ClassFile.of();

  private final ClassModel template;
  private final Queue<Fresh> ready = new ConcurrentLinkedQueue<>();
  private int made;

  /// A lambda, and what it returns.
  record Fresh(Task<Integer, RuntimeException> task, int result) {}

  /// What is made anew each time. Its constant is one that occurs nowhere else.
  public static final class Template {
    static final int CONSTANT = 1_234_567_891;

    private Template() {}

    /// Makes the lambda.
    public static Task<Integer, RuntimeException> task() {
      return () -> 1_234_567_891;
    }
  }

  FreshTasks() {
    try (InputStream bytes = Template.class.getResourceAsStream("FreshTasks$Template.class")) {
      if (bytes == null) {
        throw new IllegalStateException("the template's class file is missing");
      }
      template = FILES.parse(bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < AHEAD; i++) {
      ready.add(make());
    }
  }

  Fresh next() {
    Fresh next = ready.poll();
    return next == null ? make() : next;
  }

  private synchronized Fresh make() {
    int result = ++made;
    CodeTransform constant =
        (builder, element) -> {
          if (element instanceof ConstantInstruction instruction
              && instruction.constantValue().equals(Template.CONSTANT)) {
            builder.loadConstant(result);
          } else {
            builder.with(element);
          }
        };
    byte[] bytes =
        FILES.transformClass(template, ClassTransform.transformingMethodBodies(constant));
    return new Fresh(taskOf(new Loader(bytes)), result);
  }

  @SuppressWarnings("unchecked") // What the template's method returns.
  private static Task<Integer, RuntimeException> taskOf(Loader loader) {
    try {
      Class<?> type = loader.loadClass(Template.class.getName());
      return (Task<Integer, RuntimeException>) type.getMethod("task").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Has the template's class itself, and gives its bytes to whoever ships it.
  private static final class Loader extends ClassLoader {
    private static final String NAME = Template.class.getName();

    private final byte[] bytes;

    Loader(byte[] bytes) {
      super(FreshTasks.class.getClassLoader());
      this.bytes = bytes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(NAME)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? defineClass(name, bytes, 0, bytes.length) : known;
      }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      return name.equals(NAME.replace('.', '/') + ".class")
          ? new ByteArrayInputStream(bytes)
          : super.getResourceAsStream(name);
    }
  }
}
