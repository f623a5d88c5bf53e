package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.internal.scan.RowPlacement;
import io.modelimpact.engine.internal.scan.Rows;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.TextField;
import io.modelimpact.slice.Slice;
import io.modelimpact.spi.TextColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows belong to the arm that a column names.
 *
 * @param assignment the column
 * @param groups the names of the arms
 * @param unit the column in which every row must name its unit to belong to an arm; empty where a row is a unit
 */
record AssignmentPlacement(TextField assignment, List<String> groups, Optional<IdField> unit) implements RowPlacement {

    @Override
    public int[] place(Rows rows, Consumer<String> unknown) {
        TextColumn column = rows.texts(assignment);
        int[] armOf = column.dictionary().stream().mapToInt(groups::indexOf).toArray();
        int[] arms = new int[rows.count()];
        for (int row = 0; row < arms.length; row++) {
            int code = column.code(row);
            arms[row] = code == TextColumn.MISSING ? -1 : armOf[code];
            if (arms[row] < 0) {
                unknown.accept(
                        column.isMissing(row)
                                ? Slice.MISSING
                                : column.dictionary().get(column.code(row)));
            }
        }
        unit.ifPresent(field -> withdrawUnnamed(rows.texts(field), field, arms, unknown));
        return arms;
    }

    private static void withdrawUnnamed(TextColumn units, IdField unit, int[] arms, Consumer<String> unknown) {
        for (int row = 0; row < arms.length; row++) {
            if (arms[row] >= 0 && units.isMissing(row)) {
                arms[row] = -1;
                unknown.accept("(no " + unit.name() + ")");
            }
        }
    }
}
