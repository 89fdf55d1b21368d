package cn.tongxinqiao.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One recorded message.
 *
 * @param line line of the file, from 1
 * @param key the same for the same line of the same file, and different for every other
 * @param body what is handed in: title and text, at most {@value #LONGEST_BODY} characters
 * @param reply what the authority answered, at most {@value #LONGEST_REPLY} characters; a stock sentence when none is
 *     recorded
 */
record Message(int line, String key, String body, String reply) {

    static final int LONGEST_BODY = 5000;
    static final int LONGEST_REPLY = 2000;
    static final String CUT = "……（以下略）";
    static final String NO_REPLY = "已联系诉求人并办理完毕。";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the messages of a file.
     *
     * @throws Unreadable when a line is not a JSON object or says nothing
     */
    static List<Message> read(Path file, int limit) throws IOException {
        List<Message> messages = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = reader.readLine(); line != null && messages.size() < limit; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    messages.add(parse(number, line));
                }
            }
        }
        return messages;
    }

    static Message parse(int number, String line) {
        JsonNode fields = object(number, line);
        String title = clean(fields.path("title").asText("")).strip();
        String text = clean(fields.path("text").asText("")).strip();
        String body = (title + "\n" + text).strip();
        if (body.isEmpty()) {
            throw new Unreadable(number, "neither title nor text");
        }
        String reply = clean(fields.path("reply").asText("")).strip();
        return new Message(
                number,
                "replay-" + number + "-" + digest(line),
                cut(body, LONGEST_BODY),
                cut(reply.isEmpty() ? NO_REPLY : reply, LONGEST_REPLY));
    }

    private static JsonNode object(int number, String line) {
        try {
            JsonNode fields = JSON.readTree(line);
            if (fields.isObject()) {
                return fields;
            }
        } catch (JsonProcessingException e) {
            throw new Unreadable(number, "not JSON");
        }
        throw new Unreadable(number, "not a JSON object");
    }

    /** Takes out what the application refuses: control characters other than line breaks, and halves of characters. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replaceAll("\r\n?", "\n").codePoints().filter(Message::allowed).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean allowed(int character) {
        return character == '\n'
                || !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }

    /** Shortens a text to a number of characters, never through the middle of one, and says so at its end. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - CUT.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + CUT;
    }

    private static String digest(String line) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line of the file holds no message. */
    static final class Unreadable extends RuntimeException {

        Unreadable(int line, String why) {
            super("line " + line + " is unreadable: " + why);
        }
    }
}
