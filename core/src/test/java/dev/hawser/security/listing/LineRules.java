package dev.hawser.security.listing;

import dev.hawser.Pipe;
import dev.hawser.SharedQueue;
import java.time.Duration;
import java.util.ArrayList;

/// The rules for queues and pipes.
final class LineRules {
  private static final Duration TIME = Duration.ofSeconds(10);

  private LineRules() {}

  static Rules<SharedQueue<Object>> queue() {
    return new Rules<SharedQueue<Object>>(SharedQueue.class)
        .harmless("known here", "name()")
        .harmless("the same operations, tried too", "async()")
        .asks("capacity(int)", queue -> queue.capacity(100))
        .does("put(Object)", queue -> queue.put("x"))
        .asks("offer(Object)", queue -> queue.offer("x"))
        .asks("offer(Object,Duration)", queue -> queue.offer("x", TIME))
        .asks("take()", SharedQueue::take)
        .asks("poll()", SharedQueue::poll)
        .asks("poll(Duration)", queue -> queue.poll(TIME))
        .asks("peek()", SharedQueue::peek)
        .asks("size()", SharedQueue::size)
        .asks("isEmpty()", SharedQueue::isEmpty)
        .asks("clear()", SharedQueue::clear)
        .asks("drainTo(Collection)", queue -> queue.drainTo(new ArrayList<>()))
        .asks("drainTo(Collection,int)", queue -> queue.drainTo(new ArrayList<>(), 1))
        .asks("lease(Duration)", queue -> queue.lease(TIME))
        .asks("lease(Duration,Duration)", queue -> queue.lease(TIME, TIME));
  }

  static Rules<SharedQueue.Async<Object>> queueAsync() {
    return new Rules<SharedQueue.Async<Object>>(SharedQueue.Async.class)
        .asks("put(Object)", queue -> queue.put("x"))
        .asks("take()", SharedQueue.Async::take)
        .asks("poll(Duration)", queue -> queue.poll(TIME))
        .asks("lease(Duration)", queue -> queue.lease(TIME));
  }

  static Rules<Pipe<Object>> pipe() {
    return new Rules<Pipe<Object>>(Pipe.class)
        .harmless("known here", "name()", "isClosed()")
        .harmless("the same operations, tried too", "async()")
        .harmless("ends what this end would send", "close()")
        .does("send(Object)", pipe -> pipe.send("x"))
        .asks("trySend(Object)", pipe -> pipe.trySend("x"))
        .asks("receive()", Pipe::receive)
        .asks("receive(Duration)", pipe -> pipe.receive(TIME))
        .asks("tryReceive()", Pipe::tryReceive)
        .asks("onReceive(Consumer)", pipe -> pipe.onReceive(_ -> {}));
  }

  static Rules<Pipe.Async<Object>> pipeAsync() {
    return new Rules<Pipe.Async<Object>>(Pipe.Async.class)
        .asks("send(Object)", pipe -> pipe.send("x"))
        .asks("receive()", Pipe.Async::receive);
  }
}
