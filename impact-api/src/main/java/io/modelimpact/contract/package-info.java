/**
 * What the data must be like before anything is concluded from it.
 *
 * <p>A contract lists rules; every rule ends in PASS, FAIL, NOT_EVALUATED or INAPPLICABLE with counts. Values of a rule are
 * in the measure of its field; shares are fractions of rows. Immutable values, thread-safe.
 */
@NullMarked
package io.modelimpact.contract;

import org.jspecify.annotations.NullMarked;
