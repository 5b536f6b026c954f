/// Files and folders, there and back, and to everybody.
///
///     ./hawser example files server FOLDER
///     ./hawser example files client ADDRESS FOLDER
package dev.hawser.examples.files;
