package dev.hawser.internal.object;

import dev.hawser.object.Exported;
import java.util.List;

/// What is exported, as others see it.
final class Descriptions {
  private Descriptions() {}

  /// An export of a name; of one that was taken back at this moment, the name only.
  static Exported of(String name, ExportTable exports) {
    Export export = exports.find(name);
    return export == null ? new Exported(name, "", List.of()) : of(name, export.exposure());
  }

  /// An object that shows this.
  static Exported of(String name, Exposure exposure) {
    return new Exported(
        name,
        exposure.typeName(),
        exposure.members().stream().map(member -> member.signature().text()).sorted().toList());
  }
}
