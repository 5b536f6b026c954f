package cargo;

/// Says where it runs.
final class Here {
  private Here() {}

  static String says(Object what) {
    return what + " @" + ProcessHandle.current().pid();
  }
}
