/**
 * Sources of rows that come with the library: comma-separated files and columns in memory.
 *
 * <p>Sources are immutable and thread-safe, readers confined to one thread and bounded in memory by a batch of rows.
 */
@NullMarked
package io.modelimpact.engine.internal.scan.source;

import org.jspecify.annotations.NullMarked;
