package dev.hawser.internal.object.export;

import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.object.Exported;
import java.util.List;

/// What is exported, as others see it.
public final class Descriptions {
  private Descriptions() {}

  /// An export of a name; of one that was taken back at this moment, the name only.
  public static Exported of(String name, ExportTable exports) {
    Export export = exports.find(name);
    return export == null ? new Exported(name, "", List.of()) : of(name, export.exposure());
  }

  /// An object that shows this.
  public static Exported of(String name, Exposure exposure) {
    return new Exported(
        name,
        exposure.typeName(),
        exposure.members().stream().map(member -> member.signature().text()).sorted().toList());
  }
}
