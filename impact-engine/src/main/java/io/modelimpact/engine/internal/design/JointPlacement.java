package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.internal.scan.RowPlacement;
import io.modelimpact.engine.internal.scan.Rows;
import io.modelimpact.formula.IdField;
import io.modelimpact.slice.Slice;
import io.modelimpact.spi.TextColumn;
import java.util.List;
import java.util.function.Consumer;

/** Every row belongs to all versions at once, unless it does not name its unit. */
record JointPlacement(IdField unit) implements RowPlacement {
    /** The name of the one group. */
    static final String GROUP = "(every version)";

    @Override
    public List<String> groups() {
        return List.of(GROUP);
    }

    @Override
    public int[] place(Rows rows, Consumer<String> unknown) {
        TextColumn units = rows.texts(unit);
        int[] groups = new int[rows.count()];
        for (int row = 0; row < groups.length; row++) {
            if (units.isMissing(row)) {
                groups[row] = -1;
                unknown.accept(Slice.MISSING);
            }
        }
        return groups;
    }
}
