/// A warehouse and its visitors: first in one process, then in two, then found by name. Run
/// `./hawser example warehouse together`; or `… server`, and in another terminal, with the address
/// that it prints, `./hawser example warehouse visit ADDRESS Anna couch lamp`; or, with that of
/// `./hawser example hub server`, `… keeper HUB` and `… find HUB Anna couch lamp`.
package dev.hawser.examples.warehouse;
