/// What of an object can be reached, and what cannot, whatever is tried.
///
///     ./hawser example attributes server
///     ./hawser example attributes client ADDRESS
///
/// There is no switch that opens more, as the original once had: what is not exposed is not there.
package dev.hawser.examples.attributes;
