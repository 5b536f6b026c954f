/// The seams: what another transport or another engine implements to stand behind Hawser.
package dev.hawser.spi;
