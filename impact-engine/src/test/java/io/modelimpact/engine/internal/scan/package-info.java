@NullMarked
package io.modelimpact.engine.internal.scan;

import org.jspecify.annotations.NullMarked;
