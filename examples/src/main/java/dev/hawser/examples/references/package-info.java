/// What nobody holds any more is let go, at both ends.
///
///     ./hawser example references server
///     ./hawser example references client ADDRESS COUNT
///
/// The count is that of coins: as many as you like.
package dev.hawser.examples.references;
