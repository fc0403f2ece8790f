package io.truevalue.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;

/**
 * A record is read from an object, never from a bare text, number or truth value: the framework's own instantiator tries
 * that, takes a text for the one component of a record, and fails over the others in a way that is no refusal.
 */
final class ObjectsOnly extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> reading) {
        boolean object = bean.getBeanClass().isRecord()
                && reading instanceof BeanDeserializerBase base
                && !base.getValueInstantiator().canCreateUsingDelegate();
        return object ? new FromObjects(reading) : reading;
    }

    private static final class FromObjects extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        private FromObjects(JsonDeserializer<?> reading) {
            super(reading);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reading) {
            return new FromObjects(reading);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    context.handleUnexpectedToken(handledType(), parser);
                default -> super.deserialize(parser, context);
            };
        }
    }
}
