package cn.tongxinqiao.vote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Text or a number of JSON as text, digit by digit as it was sent: no number is ever made of it on the way. */
public final class FigureText extends StdDeserializer<String> {

    private static final long serialVersionUID = 1;

    /** Made by the reader of JSON. */
    public FigureText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getText();
            default -> (String) context.handleUnexpectedToken(String.class, json);
        };
    }
}
