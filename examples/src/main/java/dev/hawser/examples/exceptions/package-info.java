/// What is thrown at the other end: types, causes, values, and how much of the stacks is seen.
///
///     ./hawser example exceptions server
///     ./hawser example exceptions client ADDRESS
///
/// A trace of Java has no values of variables, so there is no mode that shows them.
package dev.hawser.examples.exceptions;
