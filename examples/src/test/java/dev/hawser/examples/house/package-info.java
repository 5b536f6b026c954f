/// What holds for all examples, and for what is written about them.
package dev.hawser.examples.house;
