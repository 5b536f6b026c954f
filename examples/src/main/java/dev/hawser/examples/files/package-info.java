/// Files and folders, there and back, and to everybody. Run `./hawser example files server FOLDER`,
/// and in another terminal, with the address that it prints, `./hawser example files client ADDRESS
/// FOLDER`.
package dev.hawser.examples.files;
