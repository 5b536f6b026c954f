/// Work shared out among workers, on nothing but shared maps and queues.
package dev.hawser.internal.cluster;
