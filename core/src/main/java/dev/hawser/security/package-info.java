/// Who may come in, and what they may do: tickets, identities, permissions, limits.
@NullMarked
package dev.hawser.security;

import org.jspecify.annotations.NullMarked;
