/// What all operations between two ends have in common: how long they wait, how they fail, on which
/// thread they run.
package dev.hawser.internal.operation;
