/** Rules that hold for the whole module. */
@NullMarked
package io.modelimpact.stats;

import org.jspecify.annotations.NullMarked;
