package io.modelimpact.engine.internal.scan.rowset;

/** Where runs can be read. */
public interface RunSource {

    /** Sees the longs of a run in their order. */
    interface Visitor {
        /** Sees a long. */
        void visit(long value);
    }

    /** Reads a run; whether it is as it was written, which is known only after its last long was seen. */
    boolean read(Run run, Visitor visitor);
}
