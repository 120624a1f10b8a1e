package org.masakari.protocol.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** The JSON mappers of the protocol. Both are safe for use by many threads. */
public final class Json {
    private static final ObjectMapper STRICT = mapper(true);
    private static final ObjectMapper LENIENT = mapper(false);

    private Json() {}

    /**
     * For what strangers send: an unknown property, a duplicate key or trailing text is an error.
     */
    public static ObjectMapper strict() {
        return STRICT;
    }

    /** For answers of a controller that may be newer than the reader: unknown properties pass. */
    public static ObjectMapper lenient() {
        return LENIENT;
    }

    private static ObjectMapper mapper(boolean strict) {
        return JsonMapper.builder()
                .addModule(types())
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, strict)
                .configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true)
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, !strict)
                .withCoercionConfig(LogicalType.Textual, texts -> coerce(texts, strict))
                .build();
    }

    /** Jackson makes texts of numbers and booleans, whatever is said of scalars. */
    private static void coerce(MutableCoercionConfig texts, boolean strict) {
        CoercionAction action = strict ? CoercionAction.Fail : CoercionAction.TryConvert;
        texts.setCoercion(CoercionInputShape.Integer, action)
                .setCoercion(CoercionInputShape.Float, action)
                .setCoercion(CoercionInputShape.Boolean, action);
    }

    private static SimpleModule types() {
        SimpleModule module = new SimpleModule("masakari");
        module.addSerializer(
                Instant.class,
                new StdSerializer<>(Instant.class) {
                    @Override
                    public void serialize(Instant value, JsonGenerator out, SerializerProvider p)
                            throws IOException {
                        out.writeString(ApiTime.format(value));
                    }
                });
        module.addSerializer(HostName.class, ToStringSerializer.instance);
        module.addSerializer(InstanceId.class, ToStringSerializer.instance);
        addReader(module, Instant.class, ApiTime::parse);
        addReader(module, HostName.class, HostName::new);
        addReader(module, InstanceId.class, InstanceId::of);
        return module;
    }

    private static <T> void addReader(
            SimpleModule module, Class<T> type, Function<String, T> reader) {
        module.addDeserializer(type, new FromString<>(type, reader));
    }

    private static final class FromString<T> extends StdDeserializer<T> {
        private final transient Function<String, T> reader;

        FromString(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(
                        in, handledType(), JsonToken.VALUE_STRING, "a text expected");
            }
            String text = in.getText();
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new InvalidFormatException(
                        in, String.valueOf(e.getMessage()), text, handledType());
            }
        }
    }
}
