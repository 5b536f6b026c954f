/// Live objects under load, with figures.
package dev.hawser.harm.objects;
