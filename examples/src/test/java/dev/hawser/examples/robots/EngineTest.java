package dev.hawser.examples.robots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The robots' game, without a screen and without any other process.
class EngineTest {
  private final List<String> news = new ArrayList<>();
  private final Random random = new Random(7);
  private final Engine engine = new Engine(random, news::add);

  @Test
  @DisplayName("from one seed follows one game, with one winner")
  void seeded() {
    play();
    List<String> first = List.copyOf(news);
    news.clear();
    EngineTest again = new EngineTest();
    again.play();
    assertThat(again.news).isEqualTo(first);
    assertThat(first.stream().filter(each -> each.endsWith(" has won"))).hasSize(1);
    assertThat(first.stream().filter(each -> each.contains(" is dead: "))).hasSize(7);
  }

  @Test
  @DisplayName("a wall hurts whoever runs into it, until it is dead, and stops it each time")
  void walls() {
    Recorder runner = new Recorder("runner");
    Recorder other = new Recorder("other");
    runner.join(engine);
    other.join(engine);
    engine.begin();
    boolean goesOn = true;
    for (int i = 0; goesOn && i < 200; i++) {
      runner.headForAWall(engine.world());
      goesOn = engine.tick();
    }
    assertThat(runner.heard).containsExactly("begin", "died: ran into walls");
    assertThat(other.heard).containsExactly("begin", "won");
    assertThat(runner.stops).isEqualTo(Robot.MOST_STRENGTH - 1);
    assertThat(news).endsWith("runner is dead: ran into walls", "other has won");
  }

  @Test
  @DisplayName("a robot hurts another by running into it, and is not hurt itself")
  void collisions() {
    Pilot hunter = new Pilot(Temper.HUNTER, random);
    engine.signUp("hunter", hunter);
    Recorder prey = new Recorder("prey");
    prey.join(engine);
    engine.begin();
    while (engine.tick()) {
      assertThat(engine.world().robots()).hasSize(2);
    }
    assertThat(prey.heard).containsExactly("begin", "died: hit by hunter");
    assertThat(hunter.fate()).isCompletedWithValue("won");
    assertThat(engine.world().robots())
        .extracting(Robot::name, Robot::strength)
        .containsExactly(tuple("hunter", 5));
    assertThat(engine.world().dead()).extracting(Robot::name).containsExactly("prey");
  }

  @Test
  @DisplayName("a name is there once, and has letters; nobody comes in during a game")
  void signingUp() {
    new Recorder("anna").join(engine);
    assertThatThrownBy(() -> new Recorder("anna").join(engine))
        .hasMessage("there is a anna already: take another name");
    assertThatThrownBy(() -> new Recorder("\033[2J").join(engine)).hasMessageContaining("letters");
    new Recorder("ben").join(engine);
    engine.begin();
    assertThatThrownBy(() -> new Recorder("carl").join(engine))
        .hasMessage("signing up is over, carl: the game has begun");
    engine.clear();
    new Recorder("carl").join(engine);
    assertThat(engine.world().robots()).extracting(Robot::name).containsExactly("carl");
  }

  private void play() {
    for (int i = 0; i < 8; i++) {
      Arena.add(engine, i, random);
    }
    engine.begin();
    while (engine.tick()) {
      assertThat(engine.world().robots()).hasSizeGreaterThan(1);
    }
  }
}
