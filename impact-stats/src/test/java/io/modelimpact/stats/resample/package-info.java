@NullMarked
package io.modelimpact.stats.resample;

import org.jspecify.annotations.NullMarked;
