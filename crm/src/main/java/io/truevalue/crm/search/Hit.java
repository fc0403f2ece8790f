package io.truevalue.crm.search;

import java.util.UUID;

/**
 * A record that was found.
 *
 * @param type such as {@code contact}
 * @param snippet a plain text
 */
record Hit(String type, UUID id, String title, String snippet) {}
