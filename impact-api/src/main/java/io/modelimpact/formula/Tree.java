package io.modelimpact.formula;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.SortedSet;
import java.util.TreeSet;

/** Walks over whole trees without recursion, so that no depth overflows the stack. */
final class Tree {

    private record Level(Expression node, int depth) {}

    private Tree() {}

    static SortedSet<Field> fields(Expression root) {
        TreeSet<Field> fields = new TreeSet<>();
        Deque<Expression> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Expression node = open.pop();
            if (node instanceof Field field) {
                fields.add(field);
            }
            node.operands().forEach(open::push);
        }
        return Collections.unmodifiableSortedSet(fields);
    }

    static boolean isDeeperThan(int limit, Expression root) {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(root, 1));
        while (!open.isEmpty()) {
            Level level = open.pop();
            if (level.depth() > limit) {
                return true;
            }
            level.node().operands().forEach(operand -> open.push(new Level(operand, level.depth() + 1)));
        }
        return false;
    }
}
