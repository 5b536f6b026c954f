package cargo;

import dev.hawser.Client;
import dev.hawser.call.Task;

/// Has things done at the other end and prints what came back.
record Sender(Client there) {
  void send(String kind, Task<?, ?> task) {
    print(kind, () -> there.call(task));
  }

  void print(String kind, Task<?, ?> work) {
    String text;
    try {
      text = String.valueOf(work.call());
    } catch (Exception e) {
      text = e.toString();
    }
    System.out.println(kind + ": " + text);
  }
}
