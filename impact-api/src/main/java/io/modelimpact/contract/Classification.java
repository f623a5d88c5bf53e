package io.modelimpact.contract;

/** How sensitive a field is. */
public enum Classification {
    /** About an identifiable person; contents never leave the scan. */
    PERSONAL,
    /** A protected attribute, such as sex or age; contents never leave the scan but as a slice member. */
    PROTECTED
}
