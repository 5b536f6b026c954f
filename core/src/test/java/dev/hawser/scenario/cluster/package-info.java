/// Jobs that are shared out among workers, over a network in memory.
package dev.hawser.scenario.cluster;
