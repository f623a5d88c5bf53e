/** Tests of judging. */
@NullMarked
package io.modelimpact.engine.internal.judge;

import org.jspecify.annotations.NullMarked;
