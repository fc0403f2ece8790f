package io.truevalue.auditlog.person;

/** What is kept of persons beside the record, such as words to search by, and goes with their key. */
public interface ForgetPerson {
    /** Runs in the erasure's transaction, for the person's organisation or as the service itself. */
    void forget(PersonOf person);
}
