/// What of an object can be reached, and what cannot.
package dev.hawser.examples.attributes;
