/// A warehouse and its visitors: first in one process, then in two, then found by name.
///
///     ./hawser example warehouse together
///     ./hawser example warehouse server
///     ./hawser example warehouse visit ADDRESS Anna couch lamp
///     ./hawser example hub server
///     ./hawser example warehouse keeper HUB
///     ./hawser example warehouse find HUB Anna couch lamp
package dev.hawser.examples.warehouse;
