/**
 * Simulations that hold error rates and coverage of the methods against what theory promises of them; they write
 * docs/calibration.md.
 *
 * <p>Units: rates are fractions of one. Thread-safety: a case may be run by one thread at a time, cases do not share state.
 */
@NullMarked
package io.modelimpact.stats.calibration;

import org.jspecify.annotations.NullMarked;
