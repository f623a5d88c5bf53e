/** Tests of monitoring. */
@NullMarked
package io.modelimpact.engine.internal.monitor;

import org.jspecify.annotations.NullMarked;
