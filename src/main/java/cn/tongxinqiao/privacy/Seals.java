package cn.tongxinqiao.privacy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Seals that only an installation's secret can make, so that what was sealed cannot be changed unnoticed. */
@Component
public class Seals {

    private final MasterSecret secret;
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    Seals(MasterSecret secret) {
        this.secret = secret;
    }

    /**
     * Seals a message (HMAC-SHA-256) with the key of a purpose.
     *
     * @param purpose what is sealed; each purpose has a key of its own
     * @param message the message in one unambiguous encoding
     * @return 32 bytes, always the same for the same purpose and message
     */
    public byte[] seal(String purpose, byte[] message) {
        return Hmac.sha256(keys.computeIfAbsent(purpose, secret::keyFor), message);
    }
}
