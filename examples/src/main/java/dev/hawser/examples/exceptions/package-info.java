/// What is thrown at the other end.
package dev.hawser.examples.exceptions;
