package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.Receipt;
import cn.tongxinqiao.request.Submitter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Hands an entry in, from the API and the counter page alike. */
@Component
class RequestSubmissions {

    private static final int LONGEST_KEY = 200;

    private final Intake intake;
    private final ObjectMapper json;

    RequestSubmissions(Intake intake, ObjectMapper json) {
        this.intake = intake;
        this.json = json;
    }

    /** Submits; {@code user} is null for the public, {@code key} null when it is not to be repeatable. */
    Receipt submit(RequestEntry entry, String key, SignedIn user) {
        boolean trusted = user != null && (user.isStaff() || user.isIntegration());
        if (!trusted && !entry.channel().isOpen()) {
            throw ChannelNotOpen.of(entry.channel());
        }
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw BadKey.of(LONGEST_KEY);
        }
        return intake.receive(
                entry.toRequest(),
                new Submitter(
                        user == null ? null : user.id(),
                        trusted,
                        user != null && user.isIntegration(),
                        key,
                        hash(entry)));
    }

    private String hash(RequestEntry entry) {
        try {
            byte[] body = json.writeValueAsString(entry).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("A submission cannot be hashed", e);
        }
    }
}
