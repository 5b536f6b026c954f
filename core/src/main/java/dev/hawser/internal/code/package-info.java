/// Code on its way: which classes a function needs, their bytes, and the loaders that receive them.
package dev.hawser.internal.code;
