/// Files and folders, there and back, and to everybody.
package dev.hawser.examples.files;
