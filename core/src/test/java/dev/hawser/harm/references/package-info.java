/// References by the million: `checks/run references`.
@NullMarked
package dev.hawser.harm.references;

import org.jspecify.annotations.NullMarked;
