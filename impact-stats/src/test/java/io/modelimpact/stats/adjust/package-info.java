@NullMarked
package io.modelimpact.stats.adjust;

import org.jspecify.annotations.NullMarked;
