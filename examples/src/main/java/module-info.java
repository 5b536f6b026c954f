/// Programs that use Hawser as any other program would: through its exported packages only.
module dev.hawser.examples {
  requires dev.hawser;
}
