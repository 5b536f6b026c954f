/// Services that register themselves and are found by name or alias, without any configuration.
///
///     ./hawser example registry registry NAME
///     ./hawser example registry service NAME
///     ./hawser example registry client NAME
///
/// The name is any that the three agree on. Names are as they are written: `MY` is not `my`.
package dev.hawser.examples.registry;
