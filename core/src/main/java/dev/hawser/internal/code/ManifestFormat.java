package dev.hawser.internal.code;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Manifests to bytes and back. What is read is checked, so that nothing malformed gets further:
/// counts and sizes, that names are names of classes and methods, and that nothing comes twice.
final class ManifestFormat {
  private static final int FORMAT = 1;
  private static final int LONGEST_TEXT = 0xffff;
  private static final int MOST_INTERFACES = 255;
  private static final int LEAST_CLASS_BYTES = 36;
  private static final int LEAST_LAMBDA_BYTES = 20;
  private static final int LEAST_PACKAGE_BYTES = 2;
  private static final int FIRST_KIND = 1;
  private static final int LAST_KIND = 9;

  private ManifestFormat() {}

  static byte[] write(Manifest manifest) {
    manifest.checkSizes();
    Output out = new Output(1024);
    out.writeByte(FORMAT);
    out.writeVarInt(manifest.classes().size());
    manifest.classes().forEach(type -> write(type, out));
    out.writeVarInt(manifest.lambdas().size());
    manifest.lambdas().forEach(form -> write(form, out));
    out.writeVarInt(manifest.packages().size());
    new TreeMap<>(manifest.packages())
        .forEach((name, others) -> {
          out.writeUtf8(name);
          writeTexts(List.copyOf(new TreeSet<>(others)), out);
        });
    if (out.size() > Manifest.MOST_BYTES) {
      throw new ValueException(
          "the code is too large to travel: its table of contents has " + out.size() + " bytes");
    }
    return out.toByteArray();
  }

  private static void write(ShippedClass type, Output out) {
    out.writeUtf8(type.name());
    type.digest().write(out);
    out.writeVarInt(type.size());
    ShippedClass.Original original = type.original();
    out.writeBoolean(original != null);
    if (original != null) {
      out.writeUtf8(original.name());
      original.digest().write(out);
    }
  }

  private static void write(LambdaForm form, Output out) {
    out.writeUtf8(form.interfaceName());
    writeTexts(form.markers(), out);
    out.writeUtf8(form.methodName());
    out.writeUtf8(form.methodType());
    writeTexts(form.bridges(), out);
    out.writeUtf8(form.instantiatedType());
    out.writeByte(form.implKind());
    out.writeUtf8(form.implClass());
    out.writeUtf8(form.implName());
    out.writeUtf8(form.implType());
    out.writeUtf8(form.capturedTypes());
  }

  private static void writeTexts(List<String> texts, Output out) {
    out.writeVarInt(texts.size());
    texts.forEach(out::writeUtf8);
  }

  static Manifest read(byte[] bytes) {
    if (bytes.length > Manifest.MOST_BYTES) {
      throw malformed("it has " + bytes.length + " bytes");
    }
    Input in = new Input(bytes);
    int format = in.readUnsignedByte();
    if (format != FORMAT) {
      throw malformed("it has the format " + format + ", and this version knows " + FORMAT);
    }
    List<ShippedClass> classes = readClasses(in);
    List<LambdaForm> lambdas = readLambdas(in);
    Set<String> present =
        classes.stream().map(ShippedClass::packageName).collect(Collectors.toSet());
    Manifest manifest = new Manifest(classes, lambdas, readPackages(in, present));
    if (in.remaining() > 0) {
      throw malformed(in.remaining() + " bytes are left over");
    }
    manifest.checkSizes();
    return manifest;
  }

  private static List<ShippedClass> readClasses(Input in) {
    int count = count(in, Manifest.MOST_CLASSES, LEAST_CLASS_BYTES);
    List<ShippedClass> classes = new ArrayList<>(count);
    String before = "";
    for (int i = 0; i < count; i++) {
      ShippedClass type = readClass(in);
      before = later(before, type.name());
      classes.add(type);
    }
    return classes;
  }

  private static ShippedClass readClass(Input in) {
    String name = className(in, '.');
    Digest digest = Digest.read(in);
    int size = in.readVarInt();
    ShippedClass.Original original =
        in.readBoolean() ? new ShippedClass.Original(className(in, '.'), Digest.read(in)) : null;
    return new ShippedClass(name, digest, size, original);
  }

  private static List<LambdaForm> readLambdas(Input in) {
    int count = count(in, Manifest.MOST_LAMBDAS, LEAST_LAMBDA_BYTES);
    List<LambdaForm> lambdas = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lambdas.add(readLambda(in));
    }
    return lambdas;
  }

  private static LambdaForm readLambda(Input in) {
    String interfaceName = className(in, '/');
    List<String> markers = new ArrayList<>();
    for (int left = count(in, MOST_INTERFACES, 1); left > 0; left--) {
      markers.add(className(in, '/'));
    }
    String methodName = methodName(in);
    String methodType = descriptor(in);
    List<String> bridges = new ArrayList<>();
    for (int left = count(in, MOST_INTERFACES, 1); left > 0; left--) {
      bridges.add(descriptor(in));
    }
    String instantiatedType = descriptor(in);
    int kind = in.readUnsignedByte();
    if (kind < FIRST_KIND || kind > LAST_KIND) {
      throw malformed(kind + " is no kind of method handle");
    }
    return new LambdaForm(
        interfaceName,
        markers,
        methodName,
        methodType,
        bridges,
        instantiatedType,
        kind,
        className(in, '/'),
        methodName(in),
        descriptor(in),
        descriptor(in));
  }

  private static Map<String, Set<String>> readPackages(Input in, Set<String> present) {
    Map<String, Set<String>> packages = new TreeMap<>();
    String before = "";
    for (int left = count(in, present.size(), LEAST_PACKAGE_BYTES); left > 0; left--) {
      String name = packageName(in, present);
      before = packages.isEmpty() ? name : later(before, name);
      Set<String> others = new TreeSet<>();
      for (int more = count(in, present.size(), 1); more > 0; more--) {
        if (!others.add(packageName(in, present))) {
          throw malformed("a package comes twice");
        }
      }
      packages.put(name, others);
    }
    return packages;
  }

  private static String packageName(Input in, Set<String> present) {
    String name = in.readUtf8(LONGEST_TEXT);
    if (!present.contains(name)) {
      throw malformed("a package without classes");
    }
    return name;
  }

  private static int count(Input in, int most, int leastBytes) {
    int count = in.readVarInt();
    if (count < 0 || count > most) {
      throw malformed(Integer.toUnsignedLong(count) + " parts where at most " + most + " may be");
    }
    if ((long) count * leastBytes > in.remaining()) {
      throw malformed("it ends too early");
    }
    return count;
  }

  /// A name that comes after another in order, so that none comes twice.
  private static String later(String before, String name) {
    if (name.compareTo(before) <= 0) {
      throw malformed("names come twice or out of order");
    }
    return name;
  }

  private static String className(Input in, char separator) {
    String name = in.readUtf8(LONGEST_TEXT);
    char forbidden = separator == '.' ? '/' : '.';
    boolean startsSegment = true;
    boolean right = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      right &= c != forbidden && c != ';' && c != '[' && !Character.isISOControl(c);
      right &= c != separator || !startsSegment;
      startsSegment = c == separator;
    }
    if (!right || startsSegment) {
      throw malformed("a class has a name that no class has");
    }
    return name;
  }

  private static String methodName(Input in) {
    String name = in.readUtf8(LONGEST_TEXT);
    boolean right = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      right &= ".;[/".indexOf(c) < 0 && !Character.isISOControl(c);
      right &= c != '<' && c != '>' || name.equals("<init>");
    }
    if (!right) {
      throw malformed("a method has a name that no method has");
    }
    return name;
  }

  private static String descriptor(Input in) {
    String text = in.readUtf8(LONGEST_TEXT);
    try {
      return MethodTypeDesc.ofDescriptor(text).descriptorString();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ValueException("malformed code: a method has a type that no method has", e);
    }
  }

  private static ValueException malformed(String what) {
    return new ValueException("malformed code: " + what);
  }
}
