package dev.hawser.examples.files;

import module java.base;

import dev.hawser.Client;
import dev.hawser.FileException;
import dev.hawser.file.RemoteFiles;
import dev.hawser.file.Transfer;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferResult;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;

/// Brings files to the archive, and fetches some from there.
public final class Scribe {
  /// Does its work.
  ///
  /// @param args the archive's address, and a folder of its own
  public static void main(String... args)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Path own = Path.of(args[1]);
    Trust trust = Trust.of(Permission.files(own));
    try (Client client = Client.builder().trust(trust).connect(args[0])) {
      file(client.files(), own);
      folder(client.files(), own);
      withoutWaiting(client.files(), own);
      client.globals().queue("for all", String.class).put("letters");
      String given = client.globals().queue("given", String.class).take();
      IO.println("everybody was given the " + given);
    }
  }

  private static void file(RemoteFiles files, Path own) throws IOException {
    Path letter = Files.writeString(own.resolve("letter.txt"), "Dear archive,\n");
    print("put", files.put(letter, "letters/2026/"));
    print("put again", files.put(letter, "letters/2026/"));
    print("get", files.get("letters/2026/letter.txt", own.resolve("copies/of/letter.txt")));
    try {
      files.get("letters/2025/letter.txt", own);
    } catch (FileException e) {
      IO.println(e.reason() + ": " + e.getMessage());
    }
  }

  private static void folder(RemoteFiles files, Path own) throws IOException {
    Path book = Files.createDirectories(own.resolve("book/part 1/chapter 1"));
    Files.writeString(book.resolve("page 1"), "It was a dark and stormy night.");
    Files.createDirectories(own.resolve("book/part 2"));
    print("put folder", files.putFolder(own.resolve("book")));
    Files.writeString(book.resolve("page 2"), "The rain fell in torrents.");
    IO.println(files.planPut(own.resolve("book"), "book", TransferOptions.defaults()).toString());
    print("put folder", files.putFolder(own.resolve("book")));
    print("get folder", files.getFolder("book", own.resolve("copies/book")));
  }

  private static void withoutWaiting(RemoteFiles files, Path own)
      throws InterruptedException, ExecutionException, TimeoutException {
    Transfer transfer =
        files.getFolderAsync("book", own.resolve("second"), TransferOptions.defaults());
    transfer.thenAccept(result -> print("in the background", result)).join();
    IO.println("done: " + transfer.isDone() + ", " + transfer.progress().state());
    IO.println(transfer.get(1, TimeUnit.SECONDS).files().size() + " files");
  }

  private static void print(String what, TransferResult result) {
    IO.println(
        "%s: %d transferred, %d were there, %d folders made"
            .formatted(what, result.files().size(), result.equal(), result.folders()));
  }
}
