/// Who may come in: the gate before the first session byte, invitations, permissions, the record of
/// what was allowed and refused.
package dev.hawser.internal.security;
