package cn.tongxinqiao.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Tokens that let the holder of a link see one case without signing in.
 *
 * <p>A token is derived from the case number and the secret, so it can be shown again and is stored nowhere. Whoever
 * changes the secret makes every link given out worthless.
 */
@Component
public class LinkTokens {

    private static final int BYTES = 16;

    private final byte[] key;

    LinkTokens(MasterSecret secret) {
        this.key = secret.keyFor("case link tokens");
    }

    /**
     * Gives the token of a case.
     *
     * @param caseNumber the case number, not null
     * @return 22 characters of the URL-safe Base64 alphabet, always the same for the same number
     */
    public String tokenFor(String caseNumber) {
        byte[] mac = Hmac.sha256(key, caseNumber.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
    }

    /**
     * Checks a token in a time that does not depend on how much of it is right.
     *
     * @param caseNumber the case number, may be null
     * @param token the token as received, may be null
     * @return true when it is the token of that case
     */
    public boolean matches(String caseNumber, String token) {
        if (caseNumber == null || token == null) {
            return false;
        }
        return MessageDigest.isEqual(
                tokenFor(caseNumber).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
