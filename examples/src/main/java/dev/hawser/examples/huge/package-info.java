/// Big values, and a bound on how big they may be.
package dev.hawser.examples.huge;
