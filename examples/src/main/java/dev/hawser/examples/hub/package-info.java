/// Where the processes of other examples meet.
package dev.hawser.examples.hub;
