/// What is thrown at the other end: types, causes, values, and how much of the stacks is seen. Run
/// `./hawser example exceptions server`, and in another terminal, with the address that it prints,
/// `./hawser example exceptions client ADDRESS`. A trace of Java has no values of variables, so
/// there is no mode that shows them.
package dev.hawser.examples.exceptions;
