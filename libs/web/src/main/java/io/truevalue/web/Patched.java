package io.truevalue.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A member that a merge patch (RFC 7396) names. A request has it as {@code @Nullable Patched<String> name}: null where
 * the patch does not name the member, which then stays as it is.
 *
 * @param value the new value; null to remove it
 */
@JsonDeserialize(using = Patched.Reader.class)
public record Patched<T>(@Nullable T value) {
    static final class Reader extends JsonDeserializer<Patched<?>> implements ContextualDeserializer {
        private final @Nullable JavaType type;

        @SuppressWarnings("unused") // Jackson makes one, and from it one for each type.
        Reader() {
            this(null);
        }

        private Reader(@Nullable JavaType type) {
            this.type = type;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            JavaType patched = property == null ? context.getContextualType() : property.getType();
            return new Reader(patched.containedTypeOrUnknown(0));
        }

        @Override
        public Patched<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Patched<>(context.<Object>readValue(parser, type));
        }

        @Override
        public Patched<?> getNullValue(DeserializationContext context) {
            return new Patched<>(null);
        }

        @Override
        @SuppressWarnings("NullAway") // Jackson takes null for an absent member.
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
