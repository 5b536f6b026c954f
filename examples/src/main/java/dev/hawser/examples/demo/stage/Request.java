package dev.hawser.examples.demo.stage;

/// What the stage asks of a player, as one line of text.
record Request(long number, int scene, String part, String argument) {
  static Request parse(String line) {
    String[] words = line.split("\t", 4);
    return new Request(Long.parseLong(words[0]), Integer.parseInt(words[1]), words[2], words[3]);
  }

  String line() {
    return number + "\t" + scene + "\t" + part + "\t" + argument;
  }
}
