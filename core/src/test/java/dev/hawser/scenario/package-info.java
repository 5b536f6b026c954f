/// What Hawser promises, played out over each network and between processes.
package dev.hawser.scenario;
