package dev.hawser.scenario;

import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.PeerState;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;

/// Whoever talks in a session and listens to nothing: takes what comes, so that the other end never
/// has to wait, and forgets it.
public final class Indifferent implements SessionListener, StreamListener {
  @Override
  public StreamListener accept(Stream stream, int service) {
    return this;
  }

  @Override
  public void stateChanged(PeerState state) {}

  @Override
  public void ended(DisconnectedException reason) {}

  @Override
  public void received(Stream stream, byte[] bytes, int offset, int length, boolean endOfMessage) {
    stream.consumed(length);
  }

  @Override
  public void ended(Stream stream) {}

  @Override
  public void failed(Stream stream, HawserException reason) {}
}
