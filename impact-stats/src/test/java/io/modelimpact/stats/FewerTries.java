package io.modelimpact.stats;

import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Lets a mutation run, which needs to know that a property fails but not where, try less and shrink nothing. It acts only
 * where the system property {@code impact.property.tries} gives the most tries of a property; registered as a service.
 */
public final class FewerTries implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        int most = Integer.getInteger("impact.property.tries", 0);
        if (most > 0) {
            limit(context.attributes(), most);
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    private static void limit(PropertyAttributes attributes, int most) {
        attributes.setTries(Math.min(attributes.tries().orElse(most), most));
        attributes.setShrinking(ShrinkingMode.OFF);
    }
}
