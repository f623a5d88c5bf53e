/** The façade {@link io.modelimpact.Impact}: every word of the grammar, for one static import. */
@NullMarked
package io.modelimpact;

import org.jspecify.annotations.NullMarked;
