package dev.hawser.examples.demo.scenes;

import module java.base;

import dev.hawser.examples.demo.stage.Scene;

/// The scenes in the order in which they are played.
public final class Program {
  /// New scenes, for one process.
  public static List<Scene> scenes() {
    return List.of(
        new Connecting(),
        new Invitations(),
        new PrivateMaps(),
        new GlobalMaps(),
        new Listening(),
        new Conversations(),
        new Queues(),
        new Leases(),
        new GivingUp(),
        new Values(),
        new LargeValues(),
        new Calling(),
        new SourceAndCommands(),
        new Workers(),
        new LiveObjects(),
        new Finding(),
        new MovingFiles(),
        new BrokenLines(),
        new Closing());
  }
}
