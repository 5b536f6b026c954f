/// A warehouse and its visitors: first in one process, then in two, then found by name.
package dev.hawser.examples.warehouse;
