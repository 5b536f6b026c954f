/// What users type for live objects: exports, proxies, references, batches.
package dev.hawser.object;
