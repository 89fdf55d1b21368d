package cn.tongxinqiao.privacy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Keyed fingerprints of personal values, for telling whether two encrypted columns hold the same value without opening
 * either. Without the secret nobody can try out values against a fingerprint.
 */
@Component
public class Fingerprints {

    private final byte[] key;

    Fingerprints(MasterSecret secret) {
        this.key = secret.keyFor("fingerprints");
    }

    /**
     * The fingerprint of a value.
     *
     * @param purpose what is compared; the same value has another fingerprint for another purpose; not null
     * @param value the value, brought to the form in which equal values are equal; not null
     * @return 64 hexadecimal digits
     */
    public String of(String purpose, String value) {
        return HexFormat.of().formatHex(Hmac.sha256(key, (purpose + "\n" + value).getBytes(StandardCharsets.UTF_8)));
    }
}
