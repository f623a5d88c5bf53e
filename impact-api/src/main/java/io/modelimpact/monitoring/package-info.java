/**
 * Monitoring plans: how often results may be looked at, and what each look may conclude. Immutable values, thread-safe. The clock of a
 * plan is the number of units under study, of all arms together; planned looks may count information by standard errors instead.
 */
@NullMarked
package io.modelimpact.monitoring;

import org.jspecify.annotations.NullMarked;
