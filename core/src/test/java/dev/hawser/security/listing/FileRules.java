package dev.hawser.security.listing;

import dev.hawser.file.RemoteFiles;
import dev.hawser.file.ServerFiles;
import dev.hawser.file.TransferOptions;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The rules for files of the other end.
final class FileRules {
  private static final TransferOptions OPTIONS = TransferOptions.defaults();
  private static final String SHORT = "short for one that is tried";

  private FileRules() {}

  /// What is to be done with files.
  ///
  /// @param files of the other end
  /// @param name of what there is
  /// @param stage where the files are
  record Wish(RemoteFiles files, String name, Stage stage) {
    String file() {
      return stage.far.resolve(name).toString();
    }

    String folder() {
      return stage.far.resolve(name + "-folder").toString();
    }

    Path here() {
      return stage.near.resolve(name);
    }

    Path localFile() {
      return stage.near.resolve("file");
    }

    Path localFolder() {
      return stage.near.resolve("folder");
    }
  }

  static Rules<Wish> files() {
    Rules<Wish> rules = new Rules<>(RemoteFiles.class);
    transfers(rules);
    operations(rules);
    return rules;
  }

  private static void transfers(Rules<Wish> rules) {
    rules
        .harmless(SHORT, "get(String)", "get(String,Path)", "put(Path)", "put(Path,String)")
        .harmless(SHORT, "getFolder(String)", "getFolder(String,Path)")
        .harmless(SHORT, "putFolder(Path)", "putFolder(Path,String)")
        .asks(
            "get(String,Path,TransferOptions)",
            wish -> wish.files().get(wish.file(), wish.here(), OPTIONS))
        .asks(
            "getAsync(String,Path,TransferOptions)",
            wish -> wish.files().getAsync(wish.file(), wish.here(), OPTIONS))
        .asks(
            "put(Path,String,TransferOptions)",
            wish -> wish.files().put(wish.localFile(), wish.file(), OPTIONS))
        .asks(
            "putAsync(Path,String,TransferOptions)",
            wish -> wish.files().putAsync(wish.localFile(), wish.file(), OPTIONS))
        .asks(
            "getFolder(String,Path,TransferOptions)",
            wish -> wish.files().getFolder(wish.folder(), wish.here(), OPTIONS))
        .asks(
            "getFolderAsync(String,Path,TransferOptions)",
            wish -> wish.files().getFolderAsync(wish.folder(), wish.here(), OPTIONS))
        .asks(
            "putFolder(Path,String,TransferOptions)",
            wish -> wish.files().putFolder(wish.localFolder(), wish.folder(), OPTIONS))
        .asks(
            "putFolderAsync(Path,String,TransferOptions)",
            wish -> wish.files().putFolderAsync(wish.localFolder(), wish.folder(), OPTIONS))
        .asks(
            "planGet(String,Path,TransferOptions)",
            wish -> wish.files().planGet(wish.file(), wish.here(), OPTIONS))
        .asks(
            "planPut(Path,String,TransferOptions)",
            wish -> wish.files().planPut(wish.localFile(), wish.file(), OPTIONS));
  }

  private static void operations(Rules<Wish> rules) {
    rules
        .does(
            "open(String,OpenOption[])",
            wish -> {
              try (SeekableByteChannel channel =
                  wish.files().open(wish.file(), StandardOpenOption.READ)) {
                var _ = channel.size();
              }
            })
        .does(
            "open(String,OpenOption[])",
            wish -> {
              try (SeekableByteChannel channel =
                  wish.files().open(wish.file(), StandardOpenOption.WRITE)) {
                var _ = channel.truncate(1);
              }
            })
        .does(
            "newInputStream(String)",
            wish -> {
              try (InputStream in = wish.files().newInputStream(wish.file())) {
                var _ = in.read();
              }
            })
        .does(
            "newOutputStream(String)",
            wish -> {
              try (OutputStream out = wish.files().newOutputStream(wish.file())) {
                out.write(1);
              }
            })
        .asks("list(String)", wish -> wish.files().list(wish.folder()))
        .asks("stat(String)", wish -> wish.files().stat(wish.file()))
        .does("delete(String)", wish -> wish.files().delete(wish.file()))
        .does("deleteFolder(String)", wish -> wish.files().deleteFolder(wish.folder()))
        .does("move(String,String)", wish -> wish.files().move(wish.file(), wish.file() + "2"))
        .does("createFolder(String)", wish -> wish.files().createFolder(wish.folder()));
  }

  /// The rules for what only serves such transfers.
  static List<Rules<?>> others() {
    return List.of(
        new Rules<>(ServerFiles.class)
            .harmless("puts to each client, which is tried", "putToAll(Path,String)")
            .harmless("puts to each client, which is tried", "putFolderToAll(Path,String)")
            .harmless(SHORT, "putToAll(Path,String,TransferOptions)")
            .harmless(SHORT, "putToAllAsync(Path,String,TransferOptions)")
            .harmless(SHORT, "putFolderToAll(Path,String,TransferOptions)")
            .harmless(SHORT, "putFolderToAllAsync(Path,String,TransferOptions)"));
  }
}
