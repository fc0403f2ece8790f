package io.truevalue.events.schema;

/**
 * One personal value of an event.
 *
 * @param person whose it is: the id of a user, or of the record that tells of somebody
 * @param pointer where it stands in the structured CloudEvent, as RFC 6901 writes it, such as {@code /data/after/emails}
 *     or {@code /actordisplay}; all of what stands there is personal
 */
public record PersonalValue(String person, String pointer) {}
