/// What a client leaves open is closed when it is gone.
package dev.hawser.examples.tracking;
