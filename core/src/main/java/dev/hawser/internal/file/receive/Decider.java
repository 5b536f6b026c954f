package dev.hawser.internal.file.receive;

import dev.hawser.FileException;
import dev.hawser.file.TransferPlan.Step;
import dev.hawser.internal.disk.Decision;
import dev.hawser.internal.disk.Destination;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.protocol.Control.Failed;
import dev.hawser.internal.file.protocol.Control.Steps;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Control.Verdicts;
import dev.hawser.internal.file.receive.Agenda.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The thread that decides what becomes of each entry, and at the end does what can only be done
/// when all files are in place.
final class Decider {
  /// So many entries are decided before the sender is told.
  private static final int MOST_AT_ONCE = 256;

  private final Reception reception;
  private final Destination destination;
  private final Preparation preparation;
  private final boolean dry;

  private List<Integer> wanted = new ArrayList<>();
  private List<IncomingFile> later = new ArrayList<>();
  private List<Step> steps = new ArrayList<>();
  private int told;
  private boolean finished;

  Decider(Reception reception, Destination destination, Preparation preparation, boolean dry) {
    this.reception = reception;
    this.destination = destination;
    this.preparation = preparation;
    this.dry = dry;
  }

  /// Decides until all is done.
  ///
  /// @return what was done, or null if the transfer is over before
  @Nullable Totals run() throws InterruptedException {
    while (true) {
      Item item = reception.agenda().poll();
      if (item == null) {
        tell();
        item = reception.agenda().take();
      }
      if (item == null) {
        break;
      }
      consider(item);
      if (reception.agenda().decided() - told >= MOST_AT_ONCE) {
        tell();
      }
    }
    if (reception.agenda().isEnded()) {
      return null;
    }
    conclude();
    return reception.tally().totals();
  }

  private void consider(Item item) {
    if (dry) {
      plan(destination.plan(item.entry()));
      dealtWith(item.entry());
    } else {
      decide(item.number(), item.entry());
    }
  }

  private void plan(Step step) {
    steps.add(step);
    reception.meter().planned(step);
  }

  private void decide(int number, Entry entry) {
    switch (destination.decide(entry)) {
      case Decision.Equal _ -> {
        if (entry.kind() == Entry.Kind.FILE) {
          reception.tally().equal();
        }
        dealtWith(entry);
      }
      case Decision.Skipped _ -> {
        if (entry.kind() == Entry.Kind.FILE) {
          reception.tally().skipped();
        }
        dealtWith(entry);
      }
      case Decision.Made made -> reception.tally().made(made.entry().kind());
      case Decision.Refused(FileException failure) -> refuse(number, entry, failure);
      case Decision.Write place -> expect(preparation.file(number, entry, place));
    }
  }

  private void refuse(int number, Entry entry, FileException failure) {
    reception.tally().failed();
    reception.meter().failed(failure);
    if (entry.kind() == Entry.Kind.FILE) {
      reception.meter().fileDealt(entry.path());
    }
    reception.answers().say(new Failed(number, failure));
  }

  private void dealtWith(Entry entry) {
    if (entry.kind() == Entry.Kind.FILE) {
      reception.meter().dealt(entry.path(), entry.size());
      reception.meter().fileDealt(entry.path());
    }
  }

  private void expect(IncomingFile file) {
    if (file.isSmall()) {
      file.want();
      reception.agenda().expect(file);
      wanted.add(file.number());
    } else {
      later.add(file);
    }
  }

  /// Tells the sender what was decided since the last time.
  private void tell() throws InterruptedException {
    if (!steps.isEmpty()) {
      reception.answers().sayInTurn(new Steps(steps));
      steps = new ArrayList<>();
    }
    int decided = reception.agenda().decided();
    if (decided == told) {
      return;
    }
    List<Integer> numbers = later.stream().map(IncomingFile::number).toList();
    reception.answers().sayInTurn(new Verdicts(decided, wanted, numbers));
    // Not before: another thread could want one of them at once.
    reception.agenda().putOff(later);
    preparation.open();
    told = decided;
    wanted = new ArrayList<>();
    later = new ArrayList<>();
  }

  // ---- the end ----

  private void conclude() throws InterruptedException {
    if (dry) {
      destination.extras().forEach(this::plan);
      tell();
    } else {
      tidy();
    }
  }

  /// What became of the files is said in any case.
  private void tidy() throws InterruptedException {
    try {
      deleteExtras();
    } catch (FileException e) {
      reception.answers().drain();
      throw e;
    }
  }

  private void deleteExtras() throws InterruptedException {
    try {
      if (reception.options().mirror() && !reception.tally().hasFailures()) {
        reception.tally().deleted(destination.deleteExtras());
      }
    } finally {
      finish();
    }
  }

  /// Gives folders their times and permissions, if that was not done yet.
  void finish() {
    if (!finished && !dry) {
      finished = true;
      destination.finish();
    }
  }
}
