package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.internal.scan.RowPlacement;
import io.modelimpact.engine.internal.scan.Rows;
import io.modelimpact.formula.TextField;
import io.modelimpact.slice.Slice;
import io.modelimpact.spi.TextColumn;
import java.util.List;
import java.util.function.Consumer;

/** Rows belong to the arm that a column names. */
record AssignmentPlacement(TextField assignment, List<String> groups) implements RowPlacement {

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
        return arms;
    }
}
