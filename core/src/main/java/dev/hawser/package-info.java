/// All that a program types to share variables, queues and pipes with other JVMs.
package dev.hawser;
