/// What examples there are, grouped by what a reader wants to do: one small file for each group.
package dev.hawser.examples.catalogue;
