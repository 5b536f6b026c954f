/// TLS 1.3 over any connection, with keys pinned by a ticket or vouched for by an authority.
package dev.hawser.internal.tls;
