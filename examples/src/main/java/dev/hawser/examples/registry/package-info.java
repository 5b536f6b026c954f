/// Services that register themselves and are found by name or alias, without any configuration. Run
/// `./hawser example registry registry NAME`, with any name, and in other terminals `./hawser
/// example registry service NAME` and `./hawser example registry client NAME`. Names are as they
/// are written: `MY` is not `my`.
package dev.hawser.examples.registry;
