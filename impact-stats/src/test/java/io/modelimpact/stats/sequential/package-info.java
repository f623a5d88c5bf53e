@NullMarked
package io.modelimpact.stats.sequential;

import org.jspecify.annotations.NullMarked;
