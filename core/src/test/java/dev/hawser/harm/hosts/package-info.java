/// Two hosts, made of network namespaces, that share variables by a ticket, and others that have
/// none.
package dev.hawser.harm.hosts;
