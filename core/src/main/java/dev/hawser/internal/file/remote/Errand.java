package dev.hawser.internal.file.remote;

import dev.hawser.FileException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.disk.Attributes;
import dev.hawser.internal.disk.Relocation;
import dev.hawser.internal.disk.Removal;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// What is done at once, for one question.
final class Errand extends Work {
  private final Operation operation;
  private final Spot target;
  private final BooleanSupplier unwanted;

  /// @param target where to, if something is moved; else the same place
  /// @param unwanted whether nobody waits for it any more
  Errand(Operation operation, Spot spot, Spot target, BooleanSupplier unwanted) {
    super(spot);
    this.operation = operation;
    this.target = target;
    this.unwanted = unwanted;
  }

  @Override
  boolean begin(Reply reply) {
    spot.find();
    switch (operation) {
      case STAT -> stat(reply);
      case DELETE -> Removal.one(spot.root(), spot.below());
      case DELETE_FOLDER -> Removal.all(spot.root(), spot.below(), spot.asked(), unwanted);
      case MOVE -> move();
      case CREATE_FOLDER -> {
        Path _ = spot.root().makeFolder(spot.relative());
      }
      case LIST, OPEN, STORE -> throw new IllegalStateException(operation + " goes on");
    }
    if (operation != Operation.STAT) {
      reply.done(true);
    }
    return false;
  }

  private void stat(Reply reply) {
    Path path = spot.root().existing(spot.relative());
    Output out = Reply.output();
    Entries.write(Attributes.shown(path, spot.asked()), out);
    spot.root().recheck(path);
    reply.answer(out, true);
  }

  private void move() {
    target.find();
    Relocation.move(spot.root(), spot.below(), target.root(), target.below());
  }

  @Override
  FileException named(FileException failure) {
    FileException named = spot.named(failure);
    return named == failure ? target.named(failure) : named;
  }
}
