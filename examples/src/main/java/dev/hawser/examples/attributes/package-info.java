/// What of an object can be reached, and what cannot, whatever is tried. Run `./hawser example
/// attributes server`, and in another terminal, with the address that it prints, `./hawser example
/// attributes client ADDRESS`. There is no switch that opens more, as the original once had: what
/// is not exposed is not there.
package dev.hawser.examples.attributes;
