/**
 * Draws reports for people from a record alone: {@link io.modelimpact.report.HtmlReport} as one self-contained page,
 * {@link io.modelimpact.report.MarkdownReport} short enough for a comment on a change.
 *
 * <p>Units: proportions are shown in percent, differences of proportions in percentage points, relative effects in percent, everything
 * else in the measure of its metric. Reports are the same bytes for the same record: no clock, locale, host or font takes part. Every
 * type is immutable or confined to one call; all public methods are safe to call from any thread.
 */
@NullMarked
package io.modelimpact.report;

import org.jspecify.annotations.NullMarked;
