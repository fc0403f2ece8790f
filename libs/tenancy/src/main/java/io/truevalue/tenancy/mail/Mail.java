package io.truevalue.tenancy.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.truevalue.web.CanonicalEmail;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mail as notification takes it.
 *
 * @param id under which it is sent once, however often it is handed over
 * @param to null for the mail to nobody, which costs what a real one costs and is never sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mail(UUID id, @Nullable String to, String template, Map<String, String> data) {
    public static Mail to(CanonicalEmail recipient, UUID id, String template, Map<String, String> data) {
        return new Mail(id, recipient.value(), template, data);
    }

    public static Mail toNobody(UUID id, Map<String, String> data) {
        return new Mail(id, null, "none", data);
    }
}
