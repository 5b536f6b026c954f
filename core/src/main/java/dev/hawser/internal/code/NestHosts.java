package dev.hawser.internal.code;

import static java.lang.classfile.Attributes.nestMembers;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/// Lets slices into the nest of the class that they were cut out of, so that they may go on using
/// the private members of its nested classes.
///
/// All slices that can be cut out of it are let in, whether they are, so that a class looks the
/// same in every closure.
final class NestHosts {
  private NestHosts() {}

  /// The class file with its slices among the members of its nest; itself if it has no nest, or if
  /// nothing can be cut out of it.
  static byte[] withSlices(ClassModel model, byte[] bytes) {
    List<ClassDesc> slices = Slicer.namesOfAll(model);
    if (model.findAttribute(nestMembers()).isEmpty() || slices.isEmpty()) {
      return bytes;
    }
    ClassTransform extend =
        (builder, element) -> {
          if (element instanceof NestMembersAttribute members) {
            List<ClassDesc> all = new ArrayList<>();
            members.nestMembers().forEach(each -> all.add(each.asSymbol()));
            all.addAll(slices);
            builder.with(NestMembersAttribute.ofSymbols(all));
          } else {
            builder.with(element);
          }
        };
    return ClassFile.of().transformClass(model, extend);
  }
}
