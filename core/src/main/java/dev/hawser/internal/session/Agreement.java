package dev.hawser.internal.session;

import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.internal.wire.Handshake.Token;

/// What the two ends of a session agreed on when it began.
///
/// @param id its number
/// @param token what the client must know to resume it
/// @param clientName what the client calls itself
/// @param identity as whom the client was let in
/// @param visitor who the other end is
/// @param ours what this end offered
/// @param theirs what the other end offered
record Agreement(
    long id,
    Token token,
    String clientName,
    String identity,
    Visitor visitor,
    Terms ours,
    Terms theirs) {}
