/**
 * What a record says about where its numbers come from, in the language of data catalogues: OpenLineage run events. Pure functions of a record; no
 * transport, no clock. Times are RFC 3339 in UTC, row counts are rows. Every type is immutable and safe for use by several threads.
 */
@NullMarked
package io.modelimpact.record.lineage;

import org.jspecify.annotations.NullMarked;
