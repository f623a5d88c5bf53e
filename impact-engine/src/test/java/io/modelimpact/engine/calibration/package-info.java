/** How often whole evaluations err, counted in simulations. */
@NullMarked
package io.modelimpact.engine.calibration;

import org.jspecify.annotations.NullMarked;
