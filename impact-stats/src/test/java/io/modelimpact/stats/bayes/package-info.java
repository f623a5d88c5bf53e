@NullMarked
package io.modelimpact.stats.bayes;

import org.jspecify.annotations.NullMarked;
