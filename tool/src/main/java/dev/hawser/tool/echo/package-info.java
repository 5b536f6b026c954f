/// The echo server, for trying out a setup: `hawser echo` and `hawser echo-client`.
@NullMarked
package dev.hawser.tool.echo;

import org.jspecify.annotations.NullMarked;
