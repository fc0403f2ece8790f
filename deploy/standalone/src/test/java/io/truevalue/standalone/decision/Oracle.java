package io.truevalue.standalone.decision;

import io.truevalue.standalone.decision.World.Contact;
import io.truevalue.standalone.decision.World.Person;
import io.truevalue.standalone.decision.World.Place;
import io.truevalue.standalone.decision.World.Role;
import io.truevalue.standalone.decision.World.Rule;
import java.util.HashSet;
import java.util.Set;

/** Decides by going through all there is, one by one. Knows nothing of the code that it judges. */
record Oracle(World world) {
    /** Whether somebody may do the action to the field of the contact. */
    boolean mayField(Person person, String action, String field, Contact contact) {
        String whole = "contacts:" + action;
        String single = "contacts." + field + ":" + action;
        boolean allowed = false;
        for (Rule rule : world.policies()) {
            boolean about = rule.permission().equals(whole) || rule.permission().equals(single);
            if (about && rule.condition().holds().test(person, contact)) {
                if (rule.deny()) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed || holds(person, whole, contact) || holds(person, single, contact);
    }

    boolean mayWhole(Person person, String action, Contact contact) {
        String whole = "contacts:" + action;
        boolean allowed = holds(person, whole, contact);
        for (Rule rule : world.policies()) {
            boolean sameAction = rule.permission().startsWith("contacts")
                    && rule.permission().endsWith(":" + action);
            if (sameAction && rule.condition().holds().test(person, contact)) {
                if (rule.deny()) {
                    return false;
                }
                allowed = allowed || rule.permission().equals(whole);
            }
        }
        return allowed;
    }

    boolean sees(Person person, Contact contact) {
        return World.FIELDS.stream().anyMatch(field -> mayField(person, "read", field, contact));
    }

    private boolean holds(Person person, String permission, Contact contact) {
        Set<String> held = held(person);
        return held.contains(permission)
                || (held.contains(permission + "@own") && contact.owner().equals(person.id()))
                || (held.contains(permission + "@team")
                        && contact.team() != null
                        && person.teams().contains(contact.team()));
    }

    private Set<String> held(Person person) {
        Set<String> held = new HashSet<>();
        for (Place place : world.places()) {
            boolean theirs = place.team()
                    ? person.teams().contains(place.subject())
                    : place.subject().equals(person.id());
            if (theirs && !place.expired()) {
                collect(place.role(), held);
            }
        }
        return held;
    }

    private void collect(String name, Set<String> into) {
        for (Role role : world.roles()) {
            if (role.name().equals(name)) {
                into.addAll(role.permissions());
                role.inherits().forEach(base -> collect(base, into));
            }
        }
    }
}
