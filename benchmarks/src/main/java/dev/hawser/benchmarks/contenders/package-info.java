/// Hawser's rivals and the bare sockets, each behind {@link dev.hawser.benchmarks.Contender}.
@NullMarked
package dev.hawser.benchmarks.contenders;

import org.jspecify.annotations.NullMarked;
